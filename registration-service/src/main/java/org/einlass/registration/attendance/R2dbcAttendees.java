package org.einlass.registration.attendance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Texts;
import org.einlass.starter.text.SearchText;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The names of a session, page by page. */
@Repository
@SuppressWarnings("NullAway") // columns that can be null are declared so in Attendee
class R2dbcAttendees {

	/**
	 * Begins with the index of places by session, so a list is as slow as its session is
	 * large. Those who wait come by the time since when they do, which is their order in
	 * line. Who has not confirmed the address has no position yet but that time already:
	 * so the next page hides nobody who confirms in between.
	 */
	static final String PAGE = """
			with line as (
			  select p.ticket, p.quota, dense_rank() over (
			           partition by p.quota order by p.waiting_since, r.id) as position
			  from places p join tickets t on t.id = p.ticket join registrations r on r.id = t.registration
			  where :status = 'waitlisted' and p.session = :session and p.state = 'waitlisted' and r.hold_until is null),
			found as (
			  select r.id, r.reference, t.number, p.state, r.created_at, t.id as ticket, t.name, p.quota, p.presence,
			         p.admitted_at, p.admitted_gate, p.state in ('waitlisted', 'offered') and r.hold_until is null as promotable,
			         c.name as contact, c.email, line.position,
			         case when :status <> 'waitlisted' then left(coalesce(t.search, lower(t.name)), 60)
			              else coalesce(to_char(p.waiting_since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '9999')
			                   || ' ' || r.id end collate "C" as sort
			  from places p
			  join tickets t on t.id = p.ticket
			  join registrations r on r.id = t.registration
			  left join contacts c on c.registration = r.id
			  left join line on line.ticket = p.ticket and line.quota = p.quota
			  cross join lateral (
			    select concat_ws(' ', coalesce(t.search, lower(t.name)), coalesce(c.search, lower(c.name))) as text) as names
			  where p.session = :session
			    and (:status = '' or p.state = :status or r.reference || '-' || t.number = :kept
			         or (p.presence = :status and (p.state = 'confirmed' or p.presence <> 'absent')))
			    and (:typed = '' or r.reference ilike :pattern or r.reference = :reference
			         or (:byEmail and (c.email ilike :pattern or c.email = :address))
			         or (cardinality(:words) > 0 and not exists (
			               select 1 from unnest(:words, :alike) as w (word, alike)
			               where strpos(names.text, word) = 0 and strpos(names.text, alike) = 0)))),
			shown as (
			  select * from found where (sort, ticket, quota) > (:sort collate "C", :ticket, :quota)
			  order by sort, ticket, quota limit :limit)
			select (select count(*) from found) as total, shown.*, q.name::text as quota_name,
			       (select s.id from scans s where s.ticket = shown.ticket and s.quota = shown.quota
			          and s.outcome = 'admitted' and s.undone_at is null order by s.received_at desc limit 1) as admission
			from (select 1) as always left join (shown join quotas q on q.id = shown.quota) on true
			order by sort, ticket, quota
			""";

	private final DatabaseClient database;

	private final Texts texts;

	private final CursorSeal cursors;

	R2dbcAttendees(DatabaseClient database, Texts texts, CursorSeal cursors) {
		this.database = database;
		this.texts = texts;
		this.cursors = cursors;
	}

	/** One page. {@code emails}: whether addresses are searched and shown. */
	Mono<Attendees> page(UUID session, Search search, boolean emails) {
		Cursor cursor = this.cursors.open(search.cursor(), session, search.line());
		return asked(session, search, emails).bind("sort", cursor.sort())
			.bind("ticket", cursor.ticket())
			.bind("quota", cursor.quota())
			.bind("limit", Attendees.PAGE + 1)
			.map((Readable row) -> new Row(row.get("total", Long.class),
					(row.get("id") != null) ? attendee(row, emails) : null, row.get("sort", String.class),
					row.get("quota", UUID.class)))
			.all()
			.collectList()
			.map((rows) -> page(rows, session, search));
	}

	private DatabaseClient.GenericExecuteSpec asked(UUID session, Search search, boolean emails) {
		List<SearchText.Word> words = search.words();
		return this.database.sql(PAGE)
			.bind("session", session)
			.bind("status", search.status())
			.bind("typed", search.text())
			.bind("kept", search.kept())
			.bind("pattern", search.pattern())
			.bind("reference", search.reference())
			.bind("byEmail", emails)
			.bind("address", search.address())
			.bind("words", words.stream().map(SearchText.Word::plain).toArray(String[]::new))
			.bind("alike", words.stream().map(SearchText.Word::alike).toArray(String[]::new));
	}

	private Attendees page(List<Row> rows, UUID session, Search search) {
		List<Row> shown = rows.stream().filter((row) -> row.attendee() != null).limit(Attendees.PAGE).toList();
		String next = (rows.size() > Attendees.PAGE)
				? this.cursors.seal(shown.getLast().cursor(), session, search.line()) : null;
		return new Attendees(shown.stream().map(Row::attendee).toList(), next,
				Math.toIntExact(rows.getFirst().total()));
	}

	private Attendee attendee(Readable row, boolean emails) {
		return new Attendee(row.get("id", UUID.class), row.get("reference", String.class),
				row.get("number", Integer.class), row.get("state", String.class), row.get("created_at", Instant.class),
				row.get("ticket", UUID.class), row.get("name", String.class),
				this.texts.read(row.get("quota_name", String.class)), row.get("presence", String.class),
				row.get("admitted_at", Instant.class), row.get("admitted_gate", String.class),
				row.get("contact", String.class), emails ? row.get("email", String.class) : null,
				row.get("admission", UUID.class), position(row.get("position", Long.class)),
				row.get("promotable", Boolean.class));
	}

	private static @Nullable Integer position(@Nullable Long position) {
		return (position != null) ? Integer.valueOf(Math.toIntExact(position)) : null;
	}

	/** A name, or none on a page behind the last one, and how many there are in all. */
	private record Row(long total, Attendee attendee, String sort, UUID quota) {

		Cursor cursor() {
			return new Cursor(this.sort, this.attendee.ticket(), this.quota);
		}

	}

}
