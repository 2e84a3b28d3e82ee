package org.einlass.notification.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.spi.Readable;
import org.einlass.notification.letter.LetterKind;
import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import static org.einlass.notification.R2dbcColumns.required;

/** Mails in PostgreSQL. */
@Component
class R2dbcMails implements Mails {

	private static final String LEARN = """
			insert into registrations as known
			select r.id, r.version, r.event, r.status, r.language, r."holdUntil", r."confirmedAt", r.cause, r.sessions,
			  r."offerUntil", r."endedAt", r.awaited, r.lost
			from jsonb_to_recordset(:registrations::jsonb) as r(id uuid, version bigint, event uuid, status text,
			  language text, "holdUntil" timestamptz, "confirmedAt" timestamptz, cause text, sessions uuid[],
			  "offerUntil" timestamptz, "endedAt" timestamptz, awaited uuid[], lost uuid[])
			order by r.id
			on conflict (id) do update set version = excluded.version, event = excluded.event, status = excluded.status,
			  language = excluded.language, hold_until = excluded.hold_until, confirmed_at = excluded.confirmed_at,
			  cause = excluded.cause, sessions = excluded.sessions, offer_until = excluded.offer_until,
			  ended_at = excluded.ended_at, awaited = excluded.awaited, lost = excluded.lost
			where excluded.version > known.version
			returning id
			""";

	/** A session that was restored and is cancelled again can be undone as long again. */
	private static final String RESTORE = """
			delete from mails m
			using jsonb_to_recordset(:registrations::jsonb) as r(id uuid, lost uuid[])
			where m.registration = r.id and m.kind = 'session_cancelled' and m.state = 'due' and m.attempts = 0
			  and not m.rule::uuid = any(r.lost)
			""";

	/** A session that was restored and is cancelled again is told of again. */
	private static final String ASK = """
			insert into mails (id, registration, event, kind, rule, asked_at, due_at)
			select m.id, m.registration, m.event, m.kind, m.rule, m.at,
			  case when m.undoable then m.at + :regret::interval else m.at end
			from jsonb_to_recordset(:requests::jsonb) as m(id uuid, registration uuid, event uuid, kind text, rule text,
			  at timestamptz, undoable boolean)
			on conflict (registration, kind, rule, day) do update
			set state = 'due', asked_at = excluded.asked_at, due_at = excluded.due_at, attempts = 0, first_attempt_at = null,
			  ended_at = null, reason = null
			where mails.kind = 'session_cancelled' and mails.state = 'dropped'
			""";

	private static final String CLAIM = """
			with claimed as (
			  select id from mails
			  where state = 'due' and due_at <= :now and exists (select from events where events.id = mails.event)
			  order by kind = 'reminder', due_at limit :most
			  for update skip locked
			)
			update mails m set due_at = :leaseEnd, attempts = attempts + 1,
			  first_attempt_at = coalesce(first_attempt_at, :now)
			from claimed, registrations r
			where m.id = claimed.id and r.id = m.registration
			returning m.id, m.kind, m.rule, m.day, m.asked_at, m.first_attempt_at, m.attempts, m.registration, m.event,
			  r.version, r.status, r.language, r.hold_until, r.confirmed_at, r.cause, r.sessions, r.offer_until, r.ended_at, r.awaited,
			  r.lost
			""";

	/**
	 * In the order in which reminders are planned, so that the two never wait for each
	 * other.
	 */
	private static final String SETTLE = """
			with claimed as (
			  select m.id, o.state, o.due, o.attempts, o.reason
			  from mails m join jsonb_to_recordset(:outcomes::jsonb)
			    as o(id uuid, state text, due timestamptz, attempts integer, reason text) on o.id = m.id
			  where m.state = 'due'
			  order by m.registration, m.day for update of m
			)
			update mails m set state = o.state, due_at = o.due, attempts = o.attempts, reason = o.reason,
			  ended_at = case when o.state <> 'due' then :now::timestamptz end
			from claimed o where m.id = o.id
			returning m.id
			""";

	private final DatabaseClient database;

	private final Outbox outbox;

	private final JsonMapper json;

	private final TransactionalOperator transaction;

	private final MailProperties settings;

	R2dbcMails(DatabaseClient database, Outbox outbox, JsonMapper json, TransactionalOperator transaction,
			MailProperties settings) {
		this.database = database;
		this.outbox = outbox;
		this.json = json;
		this.transaction = transaction;
		this.settings = settings;
	}

	@Override
	public Mono<List<Registration>> learn(Collection<News> news) {
		return this.database.sql(LEARN)
			.bind("registrations", rows(news))
			.map((row) -> required(row, "id", UUID.class))
			.all()
			.collect(Collectors.toSet())
			.map((newer) -> news.stream().filter((one) -> newer.contains(one.registration().id())).toList())
			.flatMap((newer) -> restore(newer).then(erase(newer))
				.then(ask(newer))
				.thenReturn(newer.stream().map(News::registration).toList()));
	}

	/** The registration's own row stays: a late message must not bring it back. */
	private Mono<Void> erase(List<News> news) {
		UUID[] erased = news.stream()
			.map(News::registration)
			.filter(Registration::erased)
			.map(Registration::id)
			.toArray(UUID[]::new);
		return (erased.length == 0) ? Mono.empty()
				: this.database.sql("delete from mails where registration = any(:erased)")
					.bind("erased", erased)
					.then();
	}

	/** Only who once had a place for sure was to be told of a cancelled session. */
	private Mono<Void> restore(List<News> news) {
		List<News> confirmed = news.stream().filter((one) -> one.registration().confirmedAt() != null).toList();
		return confirmed.isEmpty() ? Mono.empty()
				: this.database.sql(RESTORE).bind("registrations", rows(confirmed)).then();
	}

	private String rows(Collection<News> news) {
		return this.json.writeValueAsString(news.stream().map(News::registration).toList());
	}

	private Mono<Void> ask(List<News> news) {
		List<Request> requests = news.stream().flatMap(Request::of).toList();
		if (requests.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(ASK)
			.bind("regret", this.settings.undoWithin().toString())
			.bind("requests", this.json.writeValueAsString(requests))
			.then();
	}

	@Override
	public Mono<List<Mail>> claim(int most, Instant now, Instant leaseEnd) {
		return this.database.sql(CLAIM)
			.bind("now", now)
			.bind("leaseEnd", leaseEnd)
			.bind("most", most)
			.map(R2dbcMails::mail)
			.all()
			.collectList();
	}

	@Override
	public Mono<Void> settle(Collection<Outcome> outcomes, Instant now) {
		return this.database.sql(SETTLE)
			.bind("now", now)
			.bind("outcomes", this.json.writeValueAsString(outcomes.stream().map(Row::of).toList()))
			.map((row) -> required(row, "id", UUID.class))
			.all()
			.collect(Collectors.toSet())
			.flatMap((settled) -> this.outbox.add(messages(outcomes, settled, now)))
			.as(this.transaction::transactional);
	}

	private static List<Message> messages(Collection<Outcome> outcomes, Set<UUID> settled, Instant now) {
		return outcomes.stream()
			.filter((outcome) -> outcome.state() == MailState.SENT || outcome.state() == MailState.FAILED)
			.filter((outcome) -> settled.contains(outcome.mail().id()))
			.map((outcome) -> MailMessage.of(outcome, now))
			.toList();
	}

	private static Mail mail(Readable row) {
		Registration registration = new Registration(required(row, "registration", UUID.class),
				required(row, "version", Long.class), required(row, "event", UUID.class),
				required(row, "status", String.class), required(row, "language", String.class),
				row.get("hold_until", Instant.class), row.get("offer_until", Instant.class),
				row.get("confirmed_at", Instant.class), row.get("ended_at", Instant.class),
				row.get("cause", String.class), Arrays.asList(required(row, "sessions", UUID[].class)),
				Arrays.asList(required(row, "awaited", UUID[].class)),
				Arrays.asList(required(row, "lost", UUID[].class)), Registration.Asked.UNKNOWN);
		return new Mail(required(row, "id", UUID.class), LetterKind.of(required(row, "kind", String.class)),
				required(row, "rule", String.class), row.get("day", LocalDate.class),
				required(row, "asked_at", Instant.class), required(row, "first_attempt_at", Instant.class),
				required(row, "attempts", Integer.class), registration);
	}

	/** A mail that is asked for, as a row of a statement. */
	record Request(UUID id, UUID registration, UUID event, String kind, String rule, Instant at, boolean undoable) {

		static Stream<Request> of(News news) {
			Registration registration = news.registration();
			return registration.requests()
				.stream()
				.map((asked) -> new Request(UuidCreator.getTimeOrderedEpoch(), registration.id(), registration.event(),
						asked.kind().value(), asked.rule(), news.at(), asked.undoable()));
		}

	}

	/** An outcome as a row of a statement. */
	record Row(UUID id, String state, Instant due, int attempts, @Nullable String reason) {

		static Row of(Outcome outcome) {
			return new Row(outcome.mail().id(), outcome.state().value(), outcome.dueAt(), outcome.attempts(),
					outcome.reason());
		}

	}

}
