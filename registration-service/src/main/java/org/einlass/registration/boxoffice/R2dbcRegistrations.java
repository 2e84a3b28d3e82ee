package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.r2dbc.postgresql.api.PostgresqlException;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Registrations with their tickets and places; many at once are one statement each. */
@Repository
class R2dbcRegistrations implements Registrations {

	private static final UUID NEWEST = new UUID(-1, -1);

	private static final String SELECT = """
			select r.*, c.name as contact, c.email, c.verified, (
			  select jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'state', t.state, 'name', t.name,
			           'answers', t.answers, 'places', (
			             select coalesce(jsonb_agg(jsonb_build_object('quota', p.quota, 'session', p.session, 'state', p.state,
			                      'presence', p.presence, 'lost', p.lost_in, 'insteadOf', p.instead_of,
			                      'waits', case when p.waiting_since is not null then jsonb_build_object(
			                        'since', p.waiting_since, 'together', p.waits_together) end)
			                    order by p.quota), '[]')
			             from places p where p.ticket = t.id)) order by t.number)::text
			  from tickets t where t.registration = r.id) as tickets
			from registrations r join contacts c on c.registration = r.id
			""";

	/**
	 * Registrations first, then their tickets, both in order of id: so does everybody who
	 * changes them, doors included. What they are is read afterwards.
	 */
	private static final String LOCK = """
			with locked as materialized (select id from registrations where id = any(:ids) order by id for update)
			select id from tickets where registration in (select id from locked) order by id for no key update
			""";

	/**
	 * All of it at once: a rush pays for every question. Whoever joins the line may be
	 * offered a place before the batch is stored.
	 */
	private static final String ADD = """
			with added as (
			  insert into registrations (id, reference, event, status, version, language, account, created_at,
			    hold_until, offer_until, confirmed_at, confirm_mails, ticket_mails, waiting_mails, offer_mails)
			  select id, reference, event, status, version, language, account, "createdAt", "holdUntil", "offerUntil",
			         "confirmedAt", (mails->>'confirm')::integer, (mails->>'ticket')::integer, (mails->>'waiting')::integer,
			         (mails->>'offer')::integer
			  from jsonb_to_recordset(:rows::jsonb) as t (id uuid, reference text, event uuid, status text,
			    version bigint, language text, account text, "createdAt" timestamptz, "holdUntil" timestamptz,
			    "offerUntil" timestamptz, "confirmedAt" timestamptz, mails jsonb)),
			known as (
			  insert into contacts (registration, name, email, search, verified)
			  select * from jsonb_to_recordset(:contacts::jsonb)
			    as t (registration uuid, name text, email text, search text, verified boolean)),
			told as (
			  select * from jsonb_to_recordset(:tickets::jsonb)
			    as t (registration uuid, event uuid, ticket jsonb, search text)),
			given as (
			  insert into tickets (id, registration, event, number, state, name, search, answers)
			  select (ticket->>'id')::uuid, registration, event, (ticket->>'number')::integer,
			         lower(ticket->>'state'), ticket->>'name', search, ticket->'answers' from told)
			insert into places (ticket, quota, session, state, waiting_since, waits_together)
			select (told.ticket->>'id')::uuid, p.quota, p.session, lower(p.state), (p.waits->>'since')::timestamptz,
			       coalesce((p.waits->>'together')::boolean, true)
			from told, jsonb_to_recordset(told.ticket->'places') as p (quota uuid, session uuid, state text, waits jsonb)
			""";

	private static final String SAVE = """
			with told as (
			  select * from jsonb_to_recordset(:rows::jsonb) as t (id uuid, status text, version bigint,
			    "holdUntil" timestamptz, "holdExtended" boolean, "offerUntil" timestamptz, "confirmedAt" timestamptz,
			    "endedAt" timestamptz, cause text, secrets jsonb, mails jsonb)),
			saved as (
			  update registrations r set status = t.status, version = t.version, hold_until = t."holdUntil",
			    hold_extended = t."holdExtended", offer_until = t."offerUntil", confirmed_at = t."confirmedAt",
			    ended_at = t."endedAt", cause = t.cause, key_version = (secrets->>'keyVersion')::integer,
			    code_version = (secrets->>'codeVersion')::integer, wrong_tries = (secrets->>'wrongTries')::integer,
			    corrections = (secrets->>'corrections')::integer, confirm_mails = (mails->>'confirm')::integer,
			    ticket_mails = (mails->>'ticket')::integer, links_mails = (mails->>'links')::integer,
			    waiting_mails = (mails->>'waiting')::integer, offer_mails = (mails->>'offer')::integer,
			    lapsed_mails = (mails->>'lapsed')::integer, not_kept_mails = (mails->>'notKept')::integer
			  from told t where r.id = t.id)
			update contacts c set email = t.email
			from jsonb_to_recordset(:contacts::jsonb) as t (registration uuid, email text)
			where c.registration = t.registration and c.email is distinct from t.email
			""";

	/** A ticket may get further places. */
	private static final String SAVE_TICKETS = """
			with told as (
			  select (ticket->>'id')::uuid as id, ticket->>'state' as state, ticket->>'name' as name, search,
			         ticket->'places' as places
			  from jsonb_to_recordset(:tickets::jsonb) as t (ticket jsonb, search text)),
			saved as (
			  update tickets set state = lower(told.state), name = told.name, search = told.search
			  from told where tickets.id = told.id)
			insert into places (ticket, quota, session, state, lost_in, instead_of, waiting_since, waits_together)
			select told.id, p.quota, p.session, lower(p.state), lower(p.lost), p."insteadOf",
			       (p.waits->>'since')::timestamptz, coalesce((p.waits->>'together')::boolean, true)
			from told, jsonb_to_recordset(told.places)
			  as p (quota uuid, session uuid, state text, lost text, "insteadOf" uuid, waits jsonb)
			on conflict (ticket, quota) do update set
			  state = excluded.state, lost_in = excluded.lost_in, instead_of = excluded.instead_of,
			  waiting_since = excluded.waiting_since, waits_together = excluded.waits_together
			""";

	private final DatabaseClient database;

	private final R2dbcRegistrationRows rows;

	private final R2dbcBatch batch;

	R2dbcRegistrations(DatabaseClient database, R2dbcRegistrationRows rows, R2dbcBatch batch) {
		this.database = database;
		this.rows = rows;
		this.batch = batch;
	}

	@Override
	public Mono<Registration> find(UUID id) {
		return findAll(List.of(id)).flatMapIterable((found) -> found).next();
	}

	@Override
	public Mono<List<Registration>> findAll(Collection<UUID> ids) {
		return list(this.database.sql(SELECT + "where r.id = any(:ids) order by r.id")
			.bind("ids", ids.toArray(UUID[]::new)));
	}

	@Override
	public Mono<UUID> eventOf(UUID registration) {
		return this.database.sql("select event from registrations where id = :id")
			.bind("id", registration)
			.mapValue(UUID.class)
			.one();
	}

	@Override
	public Mono<List<Registration>> ofAccount(String account, @Nullable UUID before, int most) {
		return list(this.database.sql(SELECT + """
				where r.account = :account and (:before::uuid is null or r.id < :before::uuid)
				order by r.id desc limit :most
				""").bind("account", account).bind("before", (before != null) ? before : NEWEST).bind("most", most));
	}

	@Override
	public Mono<Concerned> concerned(UUID event, Collection<UUID> ids, Collection<String> emails, boolean waiting,
			Instant now) {
		return this.batch.about(event, ids, emails, waiting, now)
			.flatMap((about) -> locked(about.registrations())
				.map((registrations) -> new Concerned(registrations, about.endless())));
	}

	@Override
	public Mono<List<Registration>> locked(Collection<UUID> ids) {
		if (ids.isEmpty()) {
			return Mono.just(List.of());
		}
		return this.database.sql(LOCK)
			.bind("ids", ids.toArray(UUID[]::new))
			.then()
			.then(Mono.defer(() -> findAll(ids)));
	}

	private Mono<List<Registration>> list(DatabaseClient.GenericExecuteSpec select) {
		return select.map(this.rows::registration).all().collectList();
	}

	@Override
	public Mono<Void> add(Collection<Registration> added) {
		if (added.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(ADD)
			.bind("rows", this.rows.registrations(added))
			.bind("contacts", this.rows.contacts(added))
			.bind("tickets", this.rows.newTickets(added))
			.then()
			.onErrorMap(R2dbcRegistrations::referenceTaken, Registrations.ReferenceTaken::new);
	}

	private static boolean referenceTaken(Throwable error) {
		@Nullable Throwable cause = error;
		while (cause != null && !(cause instanceof PostgresqlException)) {
			cause = cause.getCause();
		}
		return cause instanceof PostgresqlException told
				&& told.getErrorDetails().getConstraintName().filter("registrations_reference_key"::equals).isPresent();
	}

	@Override
	public Mono<Void> save(Collection<Registration> changed) {
		if (changed.isEmpty()) {
			return Mono.empty();
		}
		Mono<Void> registrations = this.database.sql(SAVE)
			.bind("rows", this.rows.registrations(changed))
			.bind("contacts", this.rows.contacts(changed))
			.then();
		Mono<Void> tickets = this.database.sql(SAVE_TICKETS).bind("tickets", this.rows.tickets(changed)).then();
		return registrations.then(tickets);
	}

	@Override
	public Mono<Void> delete(Collection<UUID> ids) {
		return this.database.sql("delete from registrations where id = any(:ids)")
			.bind("ids", ids.toArray(UUID[]::new))
			.then();
	}

}
