package org.einlass.registration.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcDisclosures implements Disclosures {

	private static final String ALL = """
			select r.*, c.name, c.email, e.title::text,
			  (select coalesce(jsonb_object_agg(asked->>'id', asked->'text'), '{}')
			   from jsonb_array_elements(case jsonb_typeof(e.sign_up->'questions') when 'array'
			     then e.sign_up->'questions' else '[]' end) as asked)::text as questions,
			  (select min(p.waiting_since) from tickets t join places p on p.ticket = t.id
			   where t.registration = r.id and p.state = 'waitlisted') as waiting_since,
			  jsonb_build_object('confirm', r.confirm_mails, 'ticket', r.ticket_mails, 'links', r.links_mails,
			    'waiting', r.waiting_mails, 'offer', r.offer_mails, 'lapsed', r.lapsed_mails,
			    'notKept', r.not_kept_mails)::text as mails,
			  (select coalesce(jsonb_agg(jsonb_build_object('ticket', t.id, 'number', t.number, 'name', t.name,
			     'state', t.state, 'answers', t.answers, 'places', (
			       select coalesce(jsonb_agg(jsonb_build_object('quota', p.quota, 'session', p.session,
			         'start', s.starts_at, 'state', p.state, 'presence', p.presence, 'admittedAt', p.admitted_at,
			         'admittedGate', p.admitted_gate) order by s.starts_at, p.quota), '[]')
			       from places p join sessions s on s.id = p.session where p.ticket = t.id)) order by t.number), '[]')
			   from tickets t where t.registration = r.id)::text as attendees,
			  (select coalesce(jsonb_agg(jsonb_build_object('at', d.done_at, 'deed', d.deed, 'reason', d.reason)
			     order by d.done_at), '[]')
			   from deeds d where d.registration = r.id)::text as deeds,
			  (select coalesce(jsonb_agg(jsonb_build_object('ticket', s.ticket, 'session', s.session,
			     'outcome', s.outcome, 'direction', s.direction, 'gate', s.gate, 'scannedAt', s.scanned_at,
			     'undoneAt', s.undone_at) order by s.scanned_at), '[]')
			   from scans s join tickets t on t.id = s.ticket where t.registration = r.id)::text as scans
			from registrations r join contacts c on c.registration = r.id join events e on e.id = r.event
			where r.id = any(:ids) order by r.id
			""";

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private static final TypeReference<Map<String, Map<String, String>>> QUESTIONS = new TypeReference<>() {
	};

	private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {
	};

	private static final TypeReference<List<Disclosure.TicketHolder>> ATTENDEES = new TypeReference<>() {
	};

	private static final TypeReference<List<Disclosure.Deed>> DEEDS = new TypeReference<>() {
	};

	private static final TypeReference<List<Disclosure.Reading>> READINGS = new TypeReference<>() {
	};

	private final DatabaseClient database;

	private final JsonMapper json;

	R2dbcDisclosures(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	@Override
	public Mono<List<Disclosure>> of(Collection<UUID> registrations) {
		return this.database.sql(ALL)
			.bind("ids", registrations.toArray(UUID[]::new))
			.map(this::disclosure)
			.all()
			.collectList();
	}

	@Override
	public Mono<List<UUID>> madeWith(String account) {
		return this.database.sql("select id from registrations where account = :account order by id")
			.bind("account", account)
			.mapValue(UUID.class)
			.all()
			.collectList();
	}

	@SuppressWarnings("NullAway") // columns read without a check are not null
	private Disclosure disclosure(Readable row) {
		Disclosure.Person contact = new Disclosure.Person(row.get("name", String.class), row.get("email", String.class),
				row.get("language", String.class));
		return new Disclosure(row.get("id", UUID.class), row.get("reference", String.class),
				row.get("event", UUID.class), read(row, "title", TEXTS), row.get("status", String.class),
				row.get("cause", String.class), row.get("account", String.class), contact,
				row.get("created_at", Instant.class), row.get("hold_until", Instant.class),
				row.get("waiting_since", Instant.class), row.get("offer_until", Instant.class),
				row.get("confirmed_at", Instant.class), row.get("ended_at", Instant.class),
				row.get("links_asked_at", Instant.class), read(row, "mails", NUMBERS),
				read(row, "questions", QUESTIONS), read(row, "attendees", ATTENDEES), read(row, "deeds", DEEDS),
				read(row, "scans", READINGS));
	}

	@SuppressWarnings("NullAway") // these columns are not null
	private <T> T read(Readable row, String column, TypeReference<T> type) {
		return this.json.readValue(row.get(column, String.class), type);
	}

}
