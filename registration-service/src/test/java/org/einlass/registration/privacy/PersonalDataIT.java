package org.einlass.registration.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/** Personal data stays in this database, out of logs and off the bus, and is erased. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	ConsumerFactory<String, byte[]> consumers;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@Autowired
	TransactionalOperator transaction;

	@Autowired
	Erasure erasure;

	@LocalServerPort
	int port;

	@Test
	void aJourneyLeavesNothingPersonalOnTheBusOrInTheLogs(CapturedOutput logs) {
		EventFixture event = EventFixture.withPlaces(5);
		event.signUp()
			.withArray("questions")
			.addObject()
			.put("id", "diet")
			.put("type", "text")
			.put("per", "attendee")
			.put("required", true)
			.putObject("text")
			.put("de", "Essen?");
		event.session(0)
			.put("start", Instant.now().plusSeconds(1800).toString())
			.put("end", Instant.now().plusSeconds(3600).toString());
		Citizen guest = guest().hears(event, this.kafka, "EventPublished");
		Map<String, Object> request = Citizen.request(event, "xylo7-address@example.org", "x");
		request.put("attendees", List
			.of(Map.of("name", "Xylo7 Name", "answers", List.of(Map.of("question", "diet", "value", "xylo7-answer")))));
		request.put("contact", Map.of("name", "Xylo7 Contact", "email", "xylo7-address@example.org"));
		Answer held = guest.signUp(request, UUID.randomUUID());
		Answer confirmed = guest.confirm(held, this.keys);
		String ticket = confirmed.body().at("/attendees/0/code").asString();
		isLetInByMistake(event, ticket);
		guest.post("/api/registrations/lookup", Map.of("email", "xylo7-address@example.org"), null);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> rows("select links_mails from registrations where id = :id", held.id()) == 1);
		guest.post(held.path() + "/cancel", Map.of(), held.key());
		List<String> secrets = List.of("xylo7", "Xylo7", held.key(), this.keys.confirmationCode(held.id(), 1), ticket);
		assertThat(secrets).doesNotContain("");
		List<String> told = messages(held.id(), "RegistrationHeld", "RegistrationConfirmed", "LinksRequested",
				"RegistrationCancelled", "TicketAdmitted", "AdmissionUndone", "AvailabilityChanged");
		assertThat(told).allSatisfy((message) -> assertThat(message).doesNotContain(secrets));
		assertThat(logs.getAll()).doesNotContain(secrets);
	}

	private void isLetInByMistake(EventFixture event, String ticket) {
		UUID scan = UUID.randomUUID();
		Citizen supervisor = Citizen.holding(this.port,
				TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR));
		Map<String, Object> one = Map.of("id", scan, "code", ticket, "scannedAt", Instant.now().toString());
		supervisor.post("/api/sessions/" + event.session + "/scans", Map.of("gate", "Nord", "scans", List.of(one)),
				null);
		assertThat(supervisor.post("/api/scans/" + scan + "/undo", Map.of(), null).status()).isEqualTo(200);
	}

	/**
	 * All that this service tells, with keys, once all these types were told of the
	 * registration (or of any quota).
	 */
	private List<String> messages(UUID registration, String... types) {
		try (Consumer<String, byte[]> consumer = this.consumers.createConsumer("reader-" + UUID.randomUUID(), "")) {
			consumer.subscribe(List.of("einlass.registration.registrations", "einlass.registration.availability",
					"einlass.registration.tickets"));
			List<String> told = new ArrayList<>();
			Set<String> heard = new TreeSet<>();
			Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
				consumer.poll(Duration.ofMillis(500)).forEach((record) -> {
					String message = record.key() + " " + new String(record.value(), StandardCharsets.UTF_8);
					told.add(message);
					if (message.contains(registration.toString()) || record.topic().endsWith("availability")) {
						heard.add(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
					}
				});
				assertThat(heard).contains(types);
			});
			return told;
		}
	}

	@Test
	void aRegistrationIsErasedAfterItsRetentionAndOnlyThen() {
		EventFixture event = EventFixture.withPlaces(5);
		Citizen guest = guest().hears(event, this.kafka, "EventPublished");
		Answer held = guest.signUp(event, "ada@example.org", "Ada");
		guest.confirm(held, this.keys);
		end(event, "29 days");
		this.erasure.sweep().block();
		assertThat(guest.get(held.path(), held.key()).status()).isEqualTo(200);
		end(event, "31 days");
		this.erasure.sweep().block();
		assertThat(guest.get(held.path(), held.key()).status()).isEqualTo(404);
		assertThat(rows("select count(*) from contacts where registration = :id", held.id())).isZero();
		assertThat(rows("select count(*) from tickets where registration = :id", held.id())).isZero();
		String last = messages(held.id(), "RegistrationErased").stream()
			.filter((told) -> told.contains(held.text("id")))
			.toList()
			.getLast();
		assertThat(last).contains("\"cause\":\"erased\"", "\"tickets\":[]");
	}

	/** Somebody's hand is on the registration while the erasure comes by. */
	@Test
	void whoTakesUpAnExpiredSignUpAtTheLastMomentIsNotErased() {
		EventFixture event = EventFixture.withPlaces(5);
		Citizen guest = guest().hears(event, this.kafka, "EventPublished");
		Answer held = guest.signUp(event, "ada@example.org", "Ada");
		update("update registrations set status = 'expired', ended_at = now() - interval '8 days', cause = 'expiry' "
				+ "where id = :id", held.id())
			.block();
		CompletableFuture<Void> erased = new CompletableFuture<>();
		update("update registrations set status = 'held', ended_at = null, cause = null where id = :id", held.id())
			.then(Mono.fromRunnable(() -> this.erasure.sweep().subscribe(null, null, () -> erased.complete(null))))
			.then(Mono.fromRunnable(() -> awaitDoneOrWaiting(erased)).subscribeOn(Schedulers.boundedElastic()))
			.as(this.transaction::transactional)
			.block();
		erased.orTimeout(10, TimeUnit.SECONDS).join();
		assertThat(guest.get(held.path(), held.key()).word()).isEqualTo("held");
		update("update registrations set status = 'expired', ended_at = now() - interval '8 days', cause = 'expiry' "
				+ "where id = :id", held.id())
			.block();
		this.erasure.sweep().block();
		assertThat(guest.get(held.path(), held.key()).status()).isEqualTo(404);
	}

	private Mono<Void> update(String sql, UUID id) {
		return this.database.sql(sql).bind("id", id).then();
	}

	private void awaitDoneOrWaiting(CompletableFuture<Void> erased) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> erased.isDone() || Objects.equals(this.database.sql("""
					select exists (select from pg_stat_activity
					               where datname = current_database() and wait_event_type = 'Lock')
					""").mapValue(Boolean.class).one().block(), true));
	}

	private void end(EventFixture event, String ago) {
		this.database.sql("update sessions set ends_at = now() - cast(:ago as interval) where event = :event")
			.bind("ago", ago)
			.bind("event", event.id)
			.then()
			.block();
	}

	private long rows(String sql, UUID id) {
		Long count = this.database.sql(sql).bind("id", id).mapValue(Long.class).one().block();
		return (count != null) ? count : -1;
	}

	/** A column that could hold text about a person must be in contracts/erasure.md. */
	@Test
	void everyColumnOfTextHasItsRowInTheErasureTable() throws IOException {
		Set<String> listed = Files.readAllLines(Path.of("contracts/erasure.md"))
			.stream()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.split("`")[1])
			.collect(Collectors.toCollection(TreeSet::new));
		List<String> columns = this.database.sql("""
				select table_name || '.' || column_name from information_schema.columns
				where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'bytea', 'character varying')
				  and table_name <> 'flyway_schema_history'
				""").mapValue(String.class).all().collectList().blockOptional().orElseThrow();
		assertThat(columns).containsExactlyInAnyOrderElementsOf(listed);
	}

	private Citizen guest() {
		return Citizen.guest(this.port);
	}

}
