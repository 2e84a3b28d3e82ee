package org.einlass.registration.attendance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Texts;
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
	 * large. Those who wait come in their order in line, for each quota; at the end those
	 * who do not stand in it, since they have not confirmed their address.
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
			         case when :status = 'waitlisted' then lpad(coalesce(line.position, 999999999)::text, 9, '0')
			              else lower(t.name) end as sort
			  from places p
			  join tickets t on t.id = p.ticket
			  join registrations r on r.id = t.registration
			  left join contacts c on c.registration = r.id
			  left join line on line.ticket = p.ticket and line.quota = p.quota
			  where p.session = :session
			    and (:status = '' or p.state = :status
			         or (p.presence = :status and (p.state = 'confirmed' or p.presence <> 'absent')))
			    and (t.name ilike :pattern or r.reference ilike :pattern or r.reference = :reference
			         or c.name ilike :pattern or (:byEmail and c.email ilike :pattern)))
			select found.*, q.name::text as quota_name, (select count(*) from found) as total,
			       (select s.id from scans s where s.ticket = found.ticket and s.quota = found.quota
			          and s.outcome = 'admitted' and s.undone_at is null order by s.received_at desc limit 1) as admission
			from found join quotas q on q.id = found.quota
			where :ticket::uuid is null
			   or (sort, ticket, quota) > (
			     select case when :status = 'waitlisted' then lpad(coalesce((
			                   select position from line where line.ticket = id and line.quota = :quota::uuid), 999999999)::text, 9, '0')
			                 else lower(name) end, id, :quota::uuid from tickets where id = :ticket::uuid)
			order by sort, ticket, quota
			limit :limit
			""";

	private final DatabaseClient database;

	private final Texts texts;

	R2dbcAttendees(DatabaseClient database, Texts texts) {
		this.database = database;
		this.texts = texts;
	}

	/** One page. {@code emails}: whether addresses are searched and shown. */
	Mono<Attendees> page(UUID session, Search search, boolean emails) {
		Cursor cursor = search.cursor();
		return this.database.sql(PAGE)
			.bind("session", session)
			.bind("status", search.status())
			.bind("pattern", search.pattern())
			.bind("reference", search.reference())
			.bind("byEmail", emails)
			.bind("ticket", id((cursor != null) ? cursor.ticket() : null))
			.bind("quota", id((cursor != null) ? cursor.quota() : null))
			.bind("limit", Attendees.PAGE + 1)
			.map((Readable row) -> new Row(attendee(row, emails), row.get("quota", UUID.class),
					Math.toIntExact(row.get("total", Long.class))))
			.all()
			.collectList()
			.map((rows) -> page(rows));
	}

	private static Parameter id(@Nullable UUID id) {
		return (id != null) ? Parameters.in(id) : Parameters.in(UUID.class);
	}

	private static Attendees page(List<Row> rows) {
		List<Attendee> items = rows.stream().limit(Attendees.PAGE).map(Row::attendee).toList();
		return new Attendees(items, (rows.size() > Attendees.PAGE) ? rows.get(Attendees.PAGE - 1).cursor() : null,
				rows.isEmpty() ? 0 : rows.getFirst().total());
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

	private record Row(Attendee attendee, UUID quota, int total) {

		Cursor cursor() {
			return new Cursor(this.attendee.ticket(), this.quota);
		}

	}

}
