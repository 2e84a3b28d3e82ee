package org.einlass.registration.programme;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads events with their sessions and quotas. */
@Repository
class R2dbcProgramme implements Programme {

	private static final Pattern UUID_TEXT = Pattern
		.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	private static final String EVENTS = """
			select id, version, organisation, organisation_name, slug, status, visibility, title::text,
			       sign_up::text, gates::text
			from events where id = any(:ids)
			""";

	private static final String SESSIONS = """
			select s.event, s.id as session, s.status, s.title::text, s.starts_at, s.ends_at, s.zone, s.all_day, s.online,
			       s.venue::text, s.room_limit,
			       q.id as quota, q.name::text, q.kind, q.places, q.wanted, q.taken, q.waiting, q.lost, q.held,
			       q.waiting_list, q.sold_out, q.audience::text, q.removed
			from sessions s left join quotas q on q.session = s.id
			  and (not q.removed or q.taken + q.lost + q.waiting > 0)
			where s.event = any(:ids)
			order by s.starts_at, s.id, q.position
			""";

	private final DatabaseClient database;

	private final R2dbcEventRows rows;

	R2dbcProgramme(DatabaseClient database, R2dbcEventRows rows) {
		this.database = database;
		this.rows = rows;
	}

	@Override
	public Mono<Event> event(UUID id) {
		return events(List.of(id)).flatMapIterable((events) -> events).next();
	}

	@Override
	public Mono<Event> event(String idOrSlug) {
		if (UUID_TEXT.matcher(idOrSlug).matches()) {
			return event(UUID.fromString(idOrSlug));
		}
		return id("select id from events where slug = :it order by changed_at desc limit 1",
				idOrSlug.toLowerCase(Locale.ROOT))
			.flatMap(this::event);
	}

	@Override
	public Mono<Event> eventOfSession(UUID session) {
		return id("select event as id from sessions where id = :it", session).flatMap(this::event);
	}

	@Override
	public Mono<Event> eventOfQuota(UUID quota) {
		return id("select event as id from quotas where id = :it", quota).flatMap(this::event);
	}

	private Mono<UUID> id(String sql, Object value) {
		return this.database.sql(sql).bind("it", value).mapValue(UUID.class).one();
	}

	@Override
	public Mono<List<Event>> events(Collection<UUID> ids) {
		UUID[] wanted = ids.toArray(UUID[]::new);
		return this.database.sql(SESSIONS)
			.bind("ids", wanted)
			.map((Readable row) -> this.rows.session(row))
			.all()
			.collectList()
			.map(R2dbcProgramme::byEvent)
			.flatMap((sessions) -> this.database.sql(EVENTS)
				.bind("ids", wanted)
				.map((Readable row) -> this.rows.event(row, sessions))
				.all()
				.collectList());
	}

	/** One row per quota becomes one session with its quotas. */
	private static Map<UUID, List<Session>> byEvent(List<R2dbcEventRows.SessionRow> rows) {
		Map<UUID, Map<UUID, Session>> sessions = new LinkedHashMap<>();
		for (R2dbcEventRows.SessionRow row : rows) {
			sessions.computeIfAbsent(row.event(), (event) -> new LinkedHashMap<>())
				.merge(row.session().id(), row.session(), R2dbcEventRows::joined);
		}
		Map<UUID, List<Session>> byEvent = new LinkedHashMap<>();
		sessions.forEach((event, ofEvent) -> byEvent.put(event, List.copyOf(ofEvent.values())));
		return byEvent;
	}

}
