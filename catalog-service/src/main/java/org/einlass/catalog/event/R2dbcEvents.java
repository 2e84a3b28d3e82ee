package org.einlass.catalog.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.postgresql.codec.Json;
import org.einlass.catalog.event.R2dbcEventRows.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Events in PostgreSQL: the document as JSON, and beside it what lists and rules need.
 */
@Repository
class R2dbcEvents implements Events {

	static final String SELECT = """
			select e.id, e.slug, e.version, e.status, e.organisation, o.name as organisation_name, e.content, e.programmes, e.reason,
			  e.cancelled_at, e.origin_source, e.origin_uid, e.origin_print, e.created_at, e.changed_at
			from events e join organisations o on o.slug = e.organisation
			""";

	/**
	 * One creation at a time looks for a free slug. A statement of its own: a statement
	 * that waits here sees the table as it was before it waited.
	 */
	private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7310)";

	private static final String SLUGS_LIKE = "select slug from events where slug = :slug or slug like :slug || '-%'";

	private static final String INSERT = """
			insert into events (id, slug, organisation, status, visibility, version, content, programmes, search_text, search,
			  search_trigrams, reason, cancelled_at, origin_source, origin_uid, origin_print, created_at, changed_at)
			values (:id, :slug, :organisation, :status, :visibility, :version, :content, :programmes, :searchText, :search,
			  trigrams(:search), :reason, :cancelledAt, :originSource, :originUid, :originPrint, :createdAt, :changedAt)
			""";

	private static final String UPDATE = """
			update events set status = :status, visibility = :visibility, version = :version, content = :content,
			  programmes = :programmes, search_text = :searchText, search = :search,
			  search_trigrams = trigrams(:search), reason = :reason, cancelled_at = :cancelledAt, origin_source = :originSource, origin_uid = :originUid,
			  origin_print = :originPrint, changed_at = :changedAt
			where id = :id
			""";

	private static final String REPLACE_SESSIONS = """
			with gone as (delete from event_sessions where event = :event and not id = any(:ids))
			insert into event_sessions (id, event, scheduled, starts_at, ends_at, latitude, longitude)
			select id, :event, scheduled, starts_at, ends_at, latitude, longitude
			from unnest(:ids, :scheduled, :starts, :ends, :latitudes, :longitudes)
			  as given (id, scheduled, starts_at, ends_at, latitude, longitude)
			on conflict (id) do update
			set scheduled = excluded.scheduled, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
			  latitude = excluded.latitude, longitude = excluded.longitude
			""";

	private final DatabaseClient database;

	private final R2dbcEventRows rows;

	private final R2dbcEventSearch search;

	R2dbcEvents(DatabaseClient database, R2dbcEventRows rows) {
		this.database = database;
		this.rows = rows;
		this.search = new R2dbcEventSearch(database, rows, SELECT);
	}

	@Override
	public Mono<Event> find(UUID id) {
		return this.database.sql(SELECT + "where e.id = :id").bind("id", id).map(this.rows::event).one();
	}

	@Override
	public Mono<Event> findBySlug(String slug) {
		return this.database.sql(SELECT + "where e.slug = :slug")
			.bind("slug", slug.toLowerCase(Locale.ROOT))
			.map(this.rows::event)
			.one();
	}

	@Override
	public Mono<Event> lock(UUID id) {
		return this.database.sql(SELECT + "where e.id = :id for update of e")
			.bind("id", id)
			.map(this.rows::event)
			.one();
	}

	@Override
	public Mono<Event> lockImported(String organisation, String source, String uid) {
		return this.database.sql(SELECT + """
				where e.organisation = :organisation and e.origin_source = :source and e.origin_uid = :uid
				for update of e
				""")
			.bind("organisation", organisation)
			.bind("source", source)
			.bind("uid", uid)
			.map(this.rows::event)
			.one();
	}

	@Override
	public Mono<List<String>> slugsLike(String slug) {
		return this.database.sql(ONE_AT_A_TIME)
			.then()
			.then(Mono.defer(
					() -> this.database.sql(SLUGS_LIKE).bind("slug", slug).mapValue(String.class).all().collectList()));
	}

	@Override
	public Mono<Void> insert(Event event) {
		return Mono.fromCallable(() -> this.rows.row(event))
			.flatMap((row) -> bind(INSERT, row).bind("slug", event.slug())
				.bind("organisation", event.organisation())
				.bind("createdAt", event.createdAt())
				.then())
			.then(Mono.defer(() -> replaceSessions(event)));
	}

	@Override
	public Mono<Void> update(Event event) {
		return Mono.fromCallable(() -> this.rows.row(event))
			.flatMap((row) -> bind(UPDATE, row).then())
			.then(Mono.defer(() -> replaceSessions(event)));
	}

	private DatabaseClient.GenericExecuteSpec bind(String sql, Row row) {
		Event event = row.event();
		return this.database.sql(sql)
			.bind("id", event.id())
			.bind("status", R2dbcEventRows.word(event.status()))
			.bind("visibility", R2dbcEventRows.word(event.content().visibility()))
			.bind("version", event.version())
			.bind("content", Json.of(row.content()))
			.bind("programmes", event.programmes().toArray(UUID[]::new))
			.bind("searchText", row.searchText())
			.bind("search", event.search())
			.bind("reason", R2dbcEventRows.text(event.reason()))
			.bind("cancelledAt", R2dbcEventRows.time(event.cancelledAt()))
			.bind("originSource", R2dbcEventRows.text(row.originSource()))
			.bind("originUid", R2dbcEventRows.text(row.originUid()))
			.bind("originPrint", R2dbcEventRows.text(row.originPrint()))
			.bind("changedAt", event.changedAt());
	}

	private Mono<Void> replaceSessions(Event event) {
		List<Session> sessions = event.content().sessions();
		return this.database.sql(REPLACE_SESSIONS)
			.bind("event", event.id())
			.bind("ids", sessions.stream().map(Session::id).toArray(UUID[]::new))
			.bind("scheduled", sessions.stream().map(Session::scheduled).toArray(Boolean[]::new))
			.bind("starts", sessions.stream().map(Session::start).toArray(Instant[]::new))
			.bind("ends", sessions.stream().map(Session::end).toArray(Instant[]::new))
			.bind("latitudes", degrees(sessions, Venue::latitude))
			.bind("longitudes", degrees(sessions, Venue::longitude))
			.then();
	}

	private static @Nullable Double[] degrees(List<Session> sessions, Function<Venue, @Nullable Double> coordinate) {
		return sessions.stream().map((session) -> {
			Venue venue = session.venue();
			return (venue != null) ? coordinate.apply(venue) : null;
		}).toArray(Double[]::new);
	}

	@Override
	public Mono<Void> delete(UUID id) {
		return this.database.sql("delete from events where id = :id").bind("id", id).then();
	}

	@Override
	public Mono<Page> search(EventFilter filter) {
		return this.search.find(filter);
	}

	@Override
	public Mono<Map<UUID, QuotaState>> quotaStates(Collection<UUID> events) {
		return this.database.sql("select quota, taken, waiting, bucket from availability where event = any(:events)")
			.bind("events", events.toArray(UUID[]::new))
			.map(this.rows::quotaState)
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

}
