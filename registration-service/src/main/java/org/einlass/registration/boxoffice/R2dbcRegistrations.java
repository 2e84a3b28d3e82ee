package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Registrations with their tickets and places; many at once are one statement each. */
@Repository
class R2dbcRegistrations implements Registrations {

	private static final TypeReference<List<Ticket>> TICKETS = new TypeReference<>() {
	};

	private static final UUID NEWEST = new UUID(-1, -1);

	private static final String SELECT = """
			select r.*, (
			  select jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'state', t.state, 'name', t.name,
			           'answers', t.answers, 'places', (
			             select jsonb_agg(jsonb_build_object('quota', p.quota, 'session', p.session, 'state', p.state,
			                      'presence', p.presence) order by p.quota)
			             from places p where p.ticket = t.id)) order by t.number)::text
			  from tickets t where t.registration = r.id) as tickets
			from registrations r
			""";

	private static final String ADD = """
			with added as (
			  insert into registrations (id, reference, event, status, version, language, account, created_at,
			    hold_until, confirmed_at, confirm_mails, ticket_mails)
			  select id, reference, event, status, version, language, account, "createdAt", "holdUntil", "confirmedAt",
			         (mails->>'confirm')::integer, (mails->>'ticket')::integer
			  from jsonb_to_recordset(:rows::jsonb) as t (id uuid, reference text, event uuid, status text,
			    version bigint, language text, account text, "createdAt" timestamptz, "holdUntil" timestamptz,
			    "confirmedAt" timestamptz, mails jsonb))
			insert into contacts (registration, name, email)
			select * from jsonb_to_recordset(:contacts::jsonb) as t (registration uuid, name text, email text)
			""";

	private static final String ADD_TICKETS = """
			with told as (
			  select * from jsonb_to_recordset(:tickets::jsonb) as t (registration uuid, event uuid, ticket jsonb)),
			added as (
			  insert into tickets (id, registration, event, number, state, name, answers)
			  select (ticket->>'id')::uuid, registration, event, (ticket->>'number')::integer,
			         lower(ticket->>'state'), ticket->>'name', ticket->'answers' from told)
			insert into places (ticket, quota, session, state)
			select (told.ticket->>'id')::uuid, p.quota, p.session, lower(p.state)
			from told, jsonb_to_recordset(told.ticket->'places') as p (quota uuid, session uuid, state text)
			""";

	private static final String SAVE = """
			update registrations r set status = t.status, version = t.version, hold_until = t."holdUntil",
			  confirmed_at = t."confirmedAt", ended_at = t."endedAt", cause = t.cause,
			  key_version = (secrets->>'keyVersion')::integer, code_version = (secrets->>'codeVersion')::integer,
			  wrong_tries = (secrets->>'wrongTries')::integer, corrections = (secrets->>'corrections')::integer,
			  confirm_mails = (mails->>'confirm')::integer, ticket_mails = (mails->>'ticket')::integer,
			  links_mails = (mails->>'links')::integer
			from jsonb_to_recordset(:rows::jsonb) as t (id uuid, status text, version bigint, "holdUntil" timestamptz,
			  "confirmedAt" timestamptz, "endedAt" timestamptz, cause text, secrets jsonb, mails jsonb)
			where r.id = t.id
			""";

	private static final String SAVE_TICKETS = """
			with told as (
			  select * from jsonb_to_recordset(:tickets::jsonb) as t (id uuid, state text, name text, places jsonb)),
			saved as (
			  update tickets set state = lower(told.state), name = told.name from told where tickets.id = told.id)
			update places set state = lower(p.state)
			from told, jsonb_to_recordset(told.places) as p (quota uuid, state text)
			where places.ticket = told.id and places.quota = p.quota
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	R2dbcRegistrations(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json.rebuild().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
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
	public Mono<List<Registration>> ofAccount(String account, @Nullable UUID before, int most) {
		return list(this.database.sql(SELECT + """
				where r.account = :account and (:before::uuid is null or r.id < :before::uuid)
				order by r.id desc limit :most
				""").bind("account", account).bind("before", (before != null) ? before : NEWEST).bind("most", most));
	}

	@Override
	public Mono<List<Registration>> overdue(UUID event, Instant now, int most) {
		return list(this.database.sql(SELECT + """
				where r.event = :event and r.status = 'held' and r.hold_until <= :now order by r.id limit :most
				""").bind("event", event).bind("now", now).bind("most", most));
	}

	private Mono<List<Registration>> list(DatabaseClient.GenericExecuteSpec select) {
		return select.map(this::registration).all().collectList();
	}

	@SuppressWarnings("NullAway") // columns read without a check are not null
	private Registration registration(Readable row) {
		Secrets secrets = new Secrets(row.get("key_version", Integer.class), row.get("code_version", Integer.class),
				row.get("wrong_tries", Integer.class), row.get("corrections", Integer.class));
		MailsAsked mails = new MailsAsked(row.get("confirm_mails", Integer.class),
				row.get("ticket_mails", Integer.class), row.get("links_mails", Integer.class));
		return new RegistrationRow(row.get("id", UUID.class), row.get("reference", String.class),
				row.get("event", UUID.class), row.get("status", String.class), row.get("version", Long.class),
				row.get("language", String.class), row.get("account", String.class),
				row.get("created_at", Instant.class), row.get("hold_until", Instant.class),
				row.get("confirmed_at", Instant.class), row.get("ended_at", Instant.class),
				row.get("cause", String.class), secrets, mails)
			.with(this.json.readValue(row.get("tickets", String.class), TICKETS));
	}

	@Override
	@SuppressWarnings("NullAway") // every column is not null
	public Mono<Contact> contact(UUID registration) {
		return this.database.sql("""
				select c.name, c.email, r.language from contacts c join registrations r on r.id = c.registration
				where c.registration = :registration
				""")
			.bind("registration", registration)
			.map((Readable row) -> new Contact(row.get("name", String.class), row.get("email", String.class),
					Language.valueOf(row.get("language", String.class).toUpperCase(java.util.Locale.ROOT))))
			.one();
	}

	@Override
	public Mono<Void> add(Collection<Signed> signed) {
		Mono<Void> registrations = this.database.sql(ADD)
			.bind("rows", json(signed.stream().map((one) -> RegistrationRow.of(one.registration()))))
			.bind("contacts", json(signed.stream().map(R2dbcRegistrations::contactRow)))
			.then();
		Mono<Void> tickets = this.database.sql(ADD_TICKETS)
			.bind("tickets", json(signed.stream().flatMap(R2dbcRegistrations::ticketRows)))
			.then();
		return registrations.then(tickets);
	}

	private static Map<String, Object> contactRow(Signed signed) {
		return Map.of("registration", signed.registration().id(), "name", signed.contact().name(), "email",
				signed.contact().email());
	}

	private static Stream<Map<String, Object>> ticketRows(Signed signed) {
		Booking booking = signed.registration().booking();
		return booking.tickets()
			.stream()
			.map((ticket) -> Map.of("registration", booking.id(), "event", booking.event(), "ticket", ticket));
	}

	@Override
	public Mono<Void> save(Collection<? extends Registration> changed) {
		Mono<Void> registrations = this.database.sql(SAVE)
			.bind("rows", json(changed.stream().map(RegistrationRow::of)))
			.then();
		Mono<Void> tickets = this.database.sql(SAVE_TICKETS)
			.bind("tickets", json(changed.stream().flatMap((one) -> one.booking().tickets().stream())))
			.then();
		return registrations.then(tickets);
	}

	private String json(Stream<?> rows) {
		return this.json.writeValueAsString(rows.toList());
	}

	@Override
	public Mono<Void> correctAddress(UUID registration, String email) {
		return this.database.sql("update contacts set email = :email where registration = :registration")
			.bind("email", email)
			.bind("registration", registration)
			.then();
	}

	@Override
	public Mono<Void> delete(Collection<UUID> ids) {
		return this.database.sql("delete from registrations where id = any(:ids)")
			.bind("ids", ids.toArray(UUID[]::new))
			.then();
	}

}
