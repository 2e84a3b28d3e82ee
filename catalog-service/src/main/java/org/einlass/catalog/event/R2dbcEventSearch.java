package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The list of events. An event stands where its first fitting session is: one that is not
 * over at {@code from} and begins before {@code to}.
 */
class R2dbcEventSearch {

	/**
	 * When the longest session that is still on could have begun; not each day has 24
	 * hours. Asked for beforehand, since the database plans by the value.
	 */
	private static final String SINCE = """
			select :from - (coalesce(max(ends_at - starts_at), '0') + interval '1 day') from event_sessions where scheduled
			""";

	/**
	 * A session fits, and no earlier one of the same event does. What is over at
	 * {@code since} need not be read.
	 */
	private static final String FOUND = """
			from event_sessions s join events e on e.id = s.event
			where s.scheduled and s.ends_at > :from and s.starts_at > :since and s.starts_at < :to
			  and not exists (select 1 from event_sessions p where p.event = s.event and p.scheduled
			    and p.ends_at > :from and (p.starts_at, p.id) < (s.starts_at, s.id))
			  and e.status = 'published' and e.visibility = 'public'
			""";

	private static final String PAGE = "select e.id, s.starts_at " + FOUND + "%s" + """
			  and (s.starts_at, e.id) > (:afterStart, :afterEvent)
			order by s.starts_at, e.id limit :limit
			""";

	/** How many there are, and the page, which is right unless there are too many. */
	private static final String COUNT = "with found as (select e.id, s.starts_at " + FOUND + "%s limit :most)" + """
			select counted.total, page.* from (select count(*) as total from found) as counted
			left join lateral (
			  select id, starts_at from found where (starts_at, id) > (:afterStart, :afterEvent)
			  order by starts_at, id limit :limit) as page on true
			""";

	private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

	private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, new UUID(0, 0));

	private final DatabaseClient database;

	private final R2dbcEventRows rows;

	private final String select;

	R2dbcEventSearch(DatabaseClient database, R2dbcEventRows rows, String select) {
		this.database = database;
		this.rows = rows;
		this.select = select;
	}

	/**
	 * When too many fit, they are read in order, which is another plan than that for few.
	 */
	Mono<Events.Page> find(EventFilter filter) {
		return this.database.sql(SINCE)
			.bind("from", filter.from())
			.mapValue(Instant.class)
			.one()
			.flatMap((since) -> find(filter, since));
	}

	private Mono<Events.Page> find(EventFilter filter, Instant since) {
		return bind(COUNT, filter, since, EventConditions.byIndex(filter)).bind("most", Events.Page.MANY + 1)
			.map(Counted::of)
			.all()
			.collectList()
			.flatMap((counted) -> {
				long total = counted.getFirst().total();
				Mono<List<Cursor>> found = (total > Events.Page.MANY) ? inOrder(filter, since)
						: Mono.just(counted.stream().map(Counted::found).filter(Objects::nonNull).toList());
				return found.flatMap((starts) -> page(starts, total, filter.limit()));
			});
	}

	private Mono<List<Cursor>> inOrder(EventFilter filter, Instant since) {
		return bind(PAGE, filter, since, EventConditions.of(filter)).map((row) -> cursor(row)).all().collectList();
	}

	private Mono<Events.Page> page(List<Cursor> found, long total, int limit) {
		List<Cursor> shown = found.subList(0, Math.min(limit, found.size()));
		Cursor next = (found.size() > limit) ? shown.getLast() : null;
		return this.database.sql(this.select + "where e.id = any(:ids)")
			.bind("ids", shown.stream().map(Cursor::event).toArray(UUID[]::new))
			.map(this.rows::event)
			.all()
			.collect(Collectors.toMap(Event::id, (event) -> event))
			.map((events) -> new Events.Page(inOrder(shown, events), next, total));
	}

	private static List<Event> inOrder(List<Cursor> shown, Map<UUID, Event> events) {
		return shown.stream().map(Cursor::event).filter(events::containsKey).map(events::get).toList();
	}

	@SuppressWarnings("NullAway") // neither column is null
	private static Cursor cursor(io.r2dbc.spi.Readable row) {
		return new Cursor(row.get("starts_at", Instant.class), row.get("id", UUID.class));
	}

	private DatabaseClient.GenericExecuteSpec bind(String sql, EventFilter filter, Instant since,
			EventConditions conditions) {
		Cursor after = (filter.after() != null) ? filter.after() : BEGINNING;
		return this.database.sql(sql.formatted(conditions.sql()))
			.bind("afterStart", after.start())
			.bind("afterEvent", after.event())
			.bind("limit", filter.limit() + 1)
			.bind("from", filter.from())
			.bind("since", since)
			.bind("to", (filter.to() != null) ? filter.to() : FAR)
			.bindValues(conditions.values());
	}

	/** One of those found, or none, and how many there are. */
	private record Counted(long total, @Nullable Cursor found) {

		@SuppressWarnings("NullAway") // there is always a total
		static Counted of(io.r2dbc.spi.Readable row) {
			return new Counted(row.get("total", Long.class), (row.get("id") != null) ? cursor(row) : null);
		}

	}

}
