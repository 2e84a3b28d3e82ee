package org.einlass.notification.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.einlass.starter.message.UnreadableMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

import static org.einlass.notification.R2dbcColumns.required;

/** Events in PostgreSQL; only a newer version replaces what is known. */
@Component
class R2dbcProgramme implements Programme {

	/** Catalog never does this: a record that says so was written by someone else. */
	private static final String TAKEN_OVER = """
			select exists (select from events where id = :event and organisation <> :organisation)
			    or exists (select from sessions where id = any(:sessions) and event <> :event)
			""";

	private static final String STORE_EVENT = """
			insert into events as known (id, version, organisation, organisation_name, slug, status, title, reason)
			values (:id, :version, :organisation, :organisationName, :slug, :status, :title::jsonb, :reason)
			on conflict (id) do update set version = excluded.version, organisation = excluded.organisation,
			  organisation_name = excluded.organisation_name, slug = excluded.slug, status = excluded.status,
			  title = excluded.title, reason = excluded.reason
			where excluded.version > known.version
			""";

	private static final String STORE_SESSIONS = """
			insert into sessions
			select s.id, :event, s.status, s.title, s.starts_at, s.ends_at, s.zone, s.all_day, s.online, s.venue, s.reason
			from jsonb_populate_recordset(null::sessions, :sessions::jsonb) s
			on conflict (id) do update set status = excluded.status, title = excluded.title, starts_at = excluded.starts_at,
			  ends_at = excluded.ends_at, zone = excluded.zone, all_day = excluded.all_day, online = excluded.online,
			  venue = excluded.venue, reason = excluded.reason
			""";

	/** Who had a place there is still to be told when it would have been. */
	private static final String MISSING_SESSIONS = """
			update sessions set status = 'cancelled' where event = :event and not id = any(:kept)
			""";

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private final DatabaseClient database;

	private final JsonMapper json;

	private final TransactionalOperator transaction;

	R2dbcProgramme(DatabaseClient database, JsonMapper json, TransactionalOperator transaction) {
		this.database = database;
		this.json = json;
		this.transaction = transaction;
	}

	@Override
	public Mono<Void> lock(UUID event) {
		return this.database.sql("select pg_advisory_xact_lock(hashtextextended(:event, 0))")
			.bind("event", event.toString())
			.then();
	}

	@Override
	public Mono<Void> lockShared(Collection<UUID> events) {
		return this.database.sql(
				"select pg_advisory_xact_lock_shared(hashtextextended(event, 0)) from unnest(:events::text[]) as event")
			.bind("events", events.stream().map(UUID::toString).toArray(String[]::new))
			.then();
	}

	@Override
	public Mono<Boolean> learn(Event event) {
		return refuseTakeover(event).then(Mono.defer(() -> storeEvent(event)))
			.flatMap((stored) -> (stored == 1) ? storeSessions(event) : Mono.just(false))
			.as(this.transaction::transactional);
	}

	private Mono<Void> refuseTakeover(Event event) {
		return this.database.sql(TAKEN_OVER)
			.bind("event", event.id())
			.bind("organisation", event.organisation())
			.bind("sessions", event.sessions().stream().map(Session::id).toArray(UUID[]::new))
			.mapValue(Boolean.class)
			.one()
			.flatMap((taken) -> taken
					? Mono.error(new UnreadableMessage("of another organisation or event than before")) : Mono.empty());
	}

	private Mono<Long> storeEvent(Event event) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql(STORE_EVENT)
			.bind("id", event.id())
			.bind("version", event.version())
			.bind("organisation", event.organisation())
			.bind("organisationName", event.organisationName())
			.bind("slug", event.slug())
			.bind("status", event.status())
			.bind("title", this.json.writeValueAsString(event.title()));
		String reason = event.reason();
		return ((reason != null) ? insert.bind("reason", reason) : insert.bindNull("reason", String.class)).fetch()
			.rowsUpdated();
	}

	private Mono<Boolean> storeSessions(Event event) {
		Mono<Void> told = this.database.sql(STORE_SESSIONS)
			.bind("event", event.id())
			.bind("sessions", this.json.writeValueAsString(event.sessions().stream().map(SessionColumns::of).toList()))
			.then();
		Mono<Void> missing = this.database.sql(MISSING_SESSIONS)
			.bind("event", event.id())
			.bind("kept", event.sessions().stream().map(Session::id).toArray(UUID[]::new))
			.then();
		return told.then(missing).thenReturn(true);
	}

	@Override
	public Mono<Event> find(UUID event) {
		return find(List.of(event)).mapNotNull((events) -> events.get(event));
	}

	@Override
	public Mono<Map<UUID, Event>> find(Collection<UUID> events) {
		return sessions(events).flatMap((sessions) -> this.database.sql("select * from events where id = any(:ids)")
			.bind("ids", events.toArray(UUID[]::new))
			.map((row) -> event(row, sessions.getOrDefault(required(row, "id", UUID.class), List.of())))
			.all()
			.collectMap(Event::id));
	}

	@Override
	public Flux<Event> of(Collection<String> organisations) {
		return this.database.sql("""
				select * from events where organisation = any(:organisations)
				and exists (select from registrations r where r.event = events.id) order by id desc limit 200
				""")
			.bind("organisations", organisations.toArray(String[]::new))
			.map((row) -> event(row, List.of()))
			.all();
	}

	private Mono<Map<UUID, List<Session>>> sessions(Collection<UUID> events) {
		return this.database.sql("select * from sessions where event = any(:ids)")
			.bind("ids", events.toArray(UUID[]::new))
			.map((row) -> Map.entry(required(row, "event", UUID.class), session(row)))
			.all()
			.collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
			.map((byEvent) -> byEvent.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> List.copyOf(entry.getValue()))));
	}

	private Event event(Readable row, List<Session> sessions) {
		return new Event(required(row, "id", UUID.class), required(row, "version", Long.class),
				required(row, "organisation", String.class), required(row, "organisation_name", String.class),
				required(row, "slug", String.class), required(row, "status", String.class),
				this.json.readValue(required(row, "title", String.class), TEXTS), row.get("reason", String.class),
				sessions);
	}

	private Session session(Readable row) {
		String title = row.get("title", String.class);
		String venue = row.get("venue", String.class);
		return new Session(required(row, "id", UUID.class), required(row, "status", String.class),
				(title != null) ? this.json.readValue(title, TEXTS) : null, required(row, "starts_at", Instant.class),
				required(row, "ends_at", Instant.class), ZoneId.of(required(row, "zone", String.class)),
				required(row, "all_day", Boolean.class), required(row, "online", Boolean.class),
				(venue != null) ? this.json.readValue(venue, Session.Venue.class) : null,
				row.get("reason", String.class));
	}

	/** A session as the columns of its table. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record SessionColumns(UUID id, String status, @Nullable Map<String, String> title, Instant startsAt, Instant endsAt,
			String zone, boolean allDay, boolean online, Session.@Nullable Venue venue, @Nullable String reason) {

		static SessionColumns of(Session session) {
			return new SessionColumns(session.id(), session.status(), session.title(), session.start(), session.end(),
					session.zone().getId(), session.allDay(), session.online(), session.venue(), session.reason());
		}

	}

}
