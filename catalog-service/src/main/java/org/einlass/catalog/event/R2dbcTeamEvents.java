package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.catalog.event.TeamEvents.Page;
import org.einlass.catalog.event.TeamEvents.Wanted;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The events of a team, grouped and cut by the database: there may be many. */
@Repository
class R2dbcTeamEvents implements TeamEvents {

	private static final String MINE = """
			with mine as (
			  select m.id, coalesce(soon.starts_at, latest.starts_at) as starts_at,
			    case when m.status in ('draft', 'submitted') then 'drafts'
			      when m.status in ('cancelled', 'withdrawn') then 'closed'
			      when soon.starts_at is not null then 'coming'
			      else 'past' end as part
			  from events m
			    left join lateral (select min(s.starts_at) as starts_at from event_sessions s
			      where s.event = m.id and s.scheduled and s.ends_at >= :now) soon on true
			    left join lateral (select max(s.starts_at) as starts_at from event_sessions s
			      where s.event = m.id) latest on true
			  where m.organisation = any(:member)
			    and (m.organisation = any(:organiser) or m.status not in ('draft', 'submitted', 'withdrawn')))
			""";

	private static final String COUNTS = MINE + "select part, count(*) as count from mine group by part";

	/** Without a date an event stands at the end. */
	private static final String PAGE_OF = MINE + R2dbcEvents.SELECT.replaceFirst("select ", "select at.start, ") + """
			join mine on mine.id = e.id
			cross join lateral (select coalesce(mine.starts_at, :undated) as start) at
			where mine.part = :part and (not :continues or (at.start, e.id) %2$s (:afterStart, :afterEvent))
			order by at.start %1$s, e.id %1$s
			limit :limit offset :offset
			""";

	private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

	private final DatabaseClient database;

	private final R2dbcEventRows rows;

	R2dbcTeamEvents(DatabaseClient database, R2dbcEventRows rows) {
		this.database = database;
		this.rows = rows;
	}

	@Override
	public Mono<Page> find(Wanted wanted) {
		Mono<Map<Group, Long>> counts = bind(COUNTS, wanted).map(R2dbcTeamEvents::count)
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
		boolean past = wanted.group() == Group.PAST;
		boolean falling = past != wanted.back();
		Cursor from = wanted.back() ? wanted.before() : wanted.after();
		Cursor after = (from != null) ? from : new Cursor(FAR, new UUID(0, 0));
		return bind(falling ? PAGE_OF.formatted("desc", "<") : PAGE_OF.formatted("asc", ">"), wanted)
			.bind("part", R2dbcEventRows.word(wanted.group()))
			.bind("undated", past ? Instant.EPOCH : FAR)
			.bind("continues", from != null)
			.bind("afterStart", after.start())
			.bind("afterEvent", after.event())
			.bind("limit", PAGE + 1)
			.bind("offset", (from != null) ? 0L : (long) wanted.page() * PAGE)
			.map((row) -> new Found(this.rows.event(row), Found.start(row)))
			.all()
			.collectList()
			.zipWith(counts, (found, all) -> page(found, wanted, all));
	}

	private static Page page(List<Found> found, Wanted wanted, Map<Group, Long> counts) {
		List<Found> read = found.subList(0, Math.min(PAGE, found.size()));
		boolean more = found.size() > PAGE;
		List<Found> shown = wanted.back() ? read.reversed() : read;
		boolean first = wanted.back() ? !more : wanted.page() == 0;
		return new Page(shown.stream().map(Found::event).toList(),
				(first || shown.isEmpty()) ? null : shown.getFirst().cursor(),
				(wanted.back() || more) && !shown.isEmpty() ? shown.getLast().cursor() : null, counts);
	}

	/** An event, and where it stands in the list. */
	private record Found(Event event, Instant start) {

		Cursor cursor() {
			return new Cursor(this.start, this.event.id());
		}

		@SuppressWarnings("NullAway") // never null
		static Instant start(io.r2dbc.spi.Readable row) {
			return row.get("start", Instant.class);
		}

	}

	private DatabaseClient.GenericExecuteSpec bind(String sql, Wanted wanted) {
		return this.database.sql(sql)
			.bind("now", wanted.now())
			.bind("member", wanted.member().toArray(String[]::new))
			.bind("organiser", wanted.organiser().toArray(String[]::new));
	}

	@SuppressWarnings("NullAway") // neither column is null
	private static Map.Entry<Group, Long> count(io.r2dbc.spi.Readable row) {
		return Map.entry(R2dbcEventRows.value(Group.class, row.get("part", String.class)),
				row.get("count", Long.class));
	}

}
