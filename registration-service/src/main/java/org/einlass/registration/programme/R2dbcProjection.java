package org.einlass.registration.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.einlass.starter.message.UnreadableMessage;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies the state that a message carries. Repeated and overtaken messages change
 * nothing. Quotas of the event are locked first, as the box office does, so that nobody
 * is given a place in an event that is being cancelled.
 */
@Repository
class R2dbcProjection {

	private static final String LOCK = """
			select id from quotas where event = :event order by id for no key update
			""";

	/** Catalog never does this: a record that says so was written by someone else. */
	private static final String TAKEN_OVER = """
			select exists (select from events where id = :event and organisation <> :organisation)
			    or exists (select from sessions where id = any(:sessions) and event <> :event)
			    or exists (select from quotas where id = any(:quotas) and event <> :event)
			""";

	private static final String EVENT = """
			insert into events (id, version, organisation, organisation_name, slug, status, visibility, title, sign_up,
			                    gates, changed_at)
			values (:id, :version, :organisation, :organisationName, :slug, :status, :visibility, :title::jsonb,
			        :signUp::jsonb, :gates::jsonb, :changedAt)
			on conflict (id) do update set
			  version = excluded.version, organisation = excluded.organisation,
			  organisation_name = excluded.organisation_name, slug = excluded.slug, status = excluded.status,
			  visibility = excluded.visibility, title = excluded.title, sign_up = excluded.sign_up,
			  gates = excluded.gates, changed_at = excluded.changed_at
			where events.version < excluded.version
			""";

	/** Of sessions that are over, and are to take place again, such as next year. */
	private static final String AGAIN = """
			select q.id from quotas q join sessions s on s.id = q.session
			join jsonb_to_recordset(:sessions::jsonb) as told (id uuid, "end" timestamptz) on told.id = s.id
			where s.event = :event and s.ends_at < :now and told."end" > :now
			""";

	/** Whoever is erased just now has them locked. */
	private static final String WAIT_FOR_ERASURE = """
			select r.id from registrations r
			where r.event = :event and exists (%s) order by r.id for key share
			""".formatted(AGAIN);

	/**
	 * Erasing people leaves how many they were, until it is about a new date. Then only
	 * those count who can still come.
	 */
	private static final String RECOUNT = """
			update quotas q set taken = found.taken, lost = found.lost, waiting = found.waiting, held = found.held,
			  sold_out = q.sold_out and found.taken + found.lost >= q.taken + q.lost, version = version + 1,
			  places = case when places > wanted then greatest(wanted, found.taken + found.lost) else places end
			from (
			  select again.id, count(*) filter (where p.state in ('held', 'offered', 'confirmed')) as taken,
			         count(*) filter (where p.lost_in in ('held', 'offered', 'confirmed')) as lost,
			         count(*) filter (where 'held' in (p.state, p.lost_in)) as held,
			         count(*) filter (where p.state = 'waitlisted' and r.hold_until is null) as waiting
			  from (%s) again left join places p on p.quota = again.id
			  left join tickets t on t.id = p.ticket left join registrations r on r.id = t.registration
			  group by again.id) found
			where q.id = found.id
			""".formatted(AGAIN);

	/** How many came to the old date is about that date alone. */
	private static final String FORGET_HEADCOUNTS = "delete from headcounts where quota in (%s)".formatted(AGAIN);

	private static final String SESSIONS = """
			insert into sessions (id, event, status, title, starts_at, ends_at, zone, all_day, online, venue, room_limit)
			select id, :event, status, title, "start", "end", zone, "allDay", online, venue, "roomLimit"
			from jsonb_to_recordset(:sessions::jsonb) as told (id uuid, status text, title jsonb, "start" timestamptz,
			  "end" timestamptz, zone text, "allDay" boolean, online boolean, venue jsonb, "roomLimit" integer)
			on conflict (id) do update set
			  status = excluded.status, title = excluded.title, starts_at = excluded.starts_at,
			  ends_at = excluded.ends_at, zone = excluded.zone, all_day = excluded.all_day, online = excluded.online,
			  venue = excluded.venue, room_limit = excluded.room_limit
			""";

	private static final String MISSING_SESSIONS = """
			update sessions set status = 'cancelled' where event = :event and not id = any(:kept)
			""";

	/** Places never fall below what is taken, or lost and kept (design 4). */
	private static final String QUOTAS = """
			insert into quotas (id, session, event, name, kind, position, wanted, places, waiting_list, audience)
			select told.id, session.id, :event, told.name, told.kind, row_number() over (), told.places, told.places,
			       told."waitingList", told.audience
			from jsonb_to_recordset(:sessions::jsonb) as session (id uuid, quotas jsonb),
			     jsonb_to_recordset(session.quotas) as told (id uuid, name jsonb, kind text, places integer,
			       "waitingList" boolean, audience jsonb)
			on conflict (id) do update set
			  name = excluded.name, kind = excluded.kind, position = excluded.position, wanted = excluded.wanted,
			  places = case when excluded.wanted is null then null else greatest(excluded.wanted, quotas.taken + quotas.lost) end,
			  waiting_list = excluded.waiting_list, audience = excluded.audience, removed = false,
			  sold_out = quotas.sold_out and coalesce(excluded.wanted <= quotas.wanted, false),
			  version = quotas.version + 1
			""";

	private static final String MISSING_QUOTAS = """
			update quotas set removed = true, wanted = 0, places = taken + lost, version = version + 1
			where event = :event and not removed and not id = any(:kept)
			""";

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final JsonMapper json;

	private final Clock clock;

	R2dbcProjection(DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps the state of an event unless we know a newer one.
	 * @throws UnreadableMessage if it moves the event to another organisation, or takes
	 * what belongs to another event
	 */
	Mono<Void> keep(EventMessage event) {
		return this.database.sql(LOCK)
			.bind("event", event.id())
			.then()
			.then(Mono.defer(() -> refuseTakeover(event)))
			.then(Mono.defer(() -> keepEvent(event)))
			.filter((rows) -> rows > 0)
			.flatMap((rows) -> recount(event).then(keepSessions(event)).then(keepQuotas(event)))
			.as(this.transaction::transactional);
	}

	private Mono<Void> refuseTakeover(EventMessage event) {
		return this.database.sql(TAKEN_OVER)
			.bind("event", event.id())
			.bind("organisation", event.organisation())
			.bind("sessions", event.sessionIds())
			.bind("quotas", event.quotaIds())
			.mapValue(Boolean.class)
			.one()
			.flatMap((taken) -> taken
					? Mono.error(new UnreadableMessage("of another organisation or event than before")) : Mono.empty());
	}

	private Mono<Long> keepEvent(EventMessage event) {
		return this.database.sql(EVENT)
			.bind("id", event.id())
			.bind("version", event.version())
			.bind("organisation", event.organisation())
			.bind("organisationName", event.organisationName())
			.bind("slug", event.slug())
			.bind("status", event.status())
			.bind("visibility", event.visibility())
			.bind("title", this.json.writeValueAsString(event.title()))
			.bind("signUp", this.json.writeValueAsString(event.signUp()))
			.bind("gates", this.json.writeValueAsString((event.gates() != null) ? event.gates() : List.of()))
			.bind("changedAt", event.changedAt())
			.fetch()
			.rowsUpdated();
	}

	private Mono<Void> recount(EventMessage event) {
		String sessions = this.json.writeValueAsString(event.sessions());
		Instant now = this.clock.instant();
		return Flux.just(WAIT_FOR_ERASURE, RECOUNT, FORGET_HEADCOUNTS)
			.concatMap((sql) -> this.database.sql(sql)
				.bind("event", event.id())
				.bind("sessions", sessions)
				.bind("now", now)
				.then())
			.then();
	}

	private Mono<Void> keepSessions(EventMessage event) {
		Mono<Void> told = this.database.sql(SESSIONS)
			.bind("event", event.id())
			.bind("sessions", this.json.writeValueAsString(event.sessions()))
			.then();
		Mono<Void> missing = this.database.sql(MISSING_SESSIONS)
			.bind("event", event.id())
			.bind("kept", event.sessionIds())
			.then();
		return told.then(missing);
	}

	private Mono<Void> keepQuotas(EventMessage event) {
		Mono<Void> told = this.database.sql(QUOTAS)
			.bind("event", event.id())
			.bind("sessions", this.json.writeValueAsString(event.sessions()))
			.then();
		Mono<Void> missing = this.database.sql(MISSING_QUOTAS)
			.bind("event", event.id())
			.bind("kept", event.quotaIds())
			.then();
		return told.then(missing);
	}

}
