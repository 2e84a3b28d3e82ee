package org.einlass.registration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.link.LinkKeys;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody waits for ever, and one bad request is nobody else's trouble. */
@WholeService
class BusyIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@Autowired
	TransactionalOperator transaction;

	@Autowired
	Flyway flyway;

	@LocalServerPort
	int port;

	WebTestClient client;

	Citizen guest;

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.responseTimeout(Duration.ofSeconds(30))
			.build();
		this.guest = Citizen.guest(this.port);
	}

	@Test
	void whoWouldWaitTooLongIsAskedToComeBackAndSignsUpWithTheSameKey() throws Exception {
		EventFixture event = EventFixture.withPlaces(5);
		this.guest.hears(event, this.kafka, "EventPublished");
		UUID key = UUID.randomUUID();
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		Held locked = new Held(event);
		try {
			this.client.post()
				.uri("/api/registrations")
				.header("Idempotency-Key", key.toString())
				.bodyValue(request)
				.exchange()
				.expectStatus()
				.isEqualTo(503)
				.expectHeader()
				.valueMatches("Retry-After", "\\d+")
				.expectBody()
				.jsonPath("$.code")
				.isEqualTo("busy");
		}
		finally {
			locked.end();
		}
		assertThat(this.guest.signUp(request, key).word()).isEqualTo("held");
	}

	/** The driver calls the second one an outage. */
	@ParameterizedTest
	@ValueSource(strings = { "23514", "54000" })
	void aRequestThatTheDatabaseRefusesIsRefusedAlone(String state) throws Exception {
		EventFixture event = EventFixture.withPlaces(20);
		this.guest.hears(event, this.kafka, "EventPublished");
		owner("""
				create function poison() returns trigger language plpgsql as $$ begin
				  raise exception 'poison' using errcode = 'STATE'; end $$;
				create trigger poison before insert on contacts for each row when (new.name = 'Poison')
				execute function poison()
				""".replace("STATE", state));
		try {
			List<Mono<Answer>> asked = IntStream.range(0, 10)
				.mapToObj((number) -> Mono.fromCallable(() -> this.guest.signUp(named(event, number), null))
					.subscribeOn(Schedulers.boundedElastic()))
				.toList();
			List<Mono<Answer>> waiting;
			Held locked = new Held(event);
			try {
				waiting = asked.stream().map(Mono::cache).toList();
				waiting.forEach(Mono::subscribe);
				awaitWaiter();
			}
			finally {
				locked.end();
			}
			List<String> answers = waiting.stream()
				.map((answer) -> Objects.requireNonNull(answer.block()))
				.map((answer) -> answer.status() + " " + answer.word())
				.toList();
			assertThat(answers).filteredOn("201 held"::equals).hasSize(9);
			assertThat(answers.get(4)).isEqualTo("500 internal");
		}
		finally {
			owner("drop trigger poison on contacts; drop function poison()");
		}
	}

	@Test
	void aFormThatMeetsARushKeepsWhatWasTypedAndIsSentAgain() throws Exception {
		EventFixture event = EventFixture.withPlaces(5);
		this.guest.hears(event, this.kafka, "EventPublished");
		Answer held = this.guest.signUp(event, "ada@example.org", "Ada");
		String path = "/registrations/" + held.id();
		Browser browser = Browser.guest(this.port);
		browser.get(path + "?key=" + held.key(), 303);
		String key = UUID.randomUUID().toString();
		String code = this.keys.confirmationCode(held.id(), 1);
		Held locked = new Held(event);
		try {
			assertThat(browser.post(path + "/contact", Map.of("email", "ben@example.org", "idempotencyKey", key), 503))
				.contains("Gerade ist viel los", "value=\"ben@example.org\"", "value=\"" + key + "\"")
				.doesNotContain("aria-invalid", "??");
			assertThat(browser.post(path + "/confirm", Map.of("code", code), 503))
				.contains("Gerade ist viel los", "<form", "value=\"" + code + "\"")
				.doesNotContain("aria-invalid", "??");
		}
		finally {
			locked.end();
		}
		browser.post(path + "/confirm", Map.of("code", code), 303);
	}

	@Test
	void theDatabaseEndsWhatHangs() {
		assertThat(setting("lock_timeout")).isEqualTo("3s");
		assertThat(setting("statement_timeout")).isEqualTo("30s");
		assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("15s");
	}

	private String setting(String name) {
		return this.database.sql("show " + name).mapValue(String.class).one().blockOptional().orElseThrow();
	}

	/** Until the first of those who ask waits for the quotas, and others behind it. */
	private void awaitWaiter() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Integer.valueOf(1).equals(this.database.sql("""
				select least(1, count(*))::int from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'
				""").mapValue(Integer.class).one().block()));
	}

	/** The service's own user may not change tables. */
	private void owner(String sql) throws SQLException {
		try (Connection connection = this.flyway.getConfiguration().getDataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static Map<String, Object> named(EventFixture event, int number) {
		Map<String, Object> request = Citizen.request(event, "guest" + number + "@example.org", "Guest " + number);
		request.put("contact", Map.of("name", (number == 4) ? "Poison" : "Guest " + number, "email",
				"guest" + number + "@example.org", "language", "de"));
		return request;
	}

	/** Somebody else holds the quotas of an event. */
	private final class Held {

		private final CountDownLatch release = new CountDownLatch(1);

		private final CountDownLatch released = new CountDownLatch(1);

		Held(EventFixture event) throws InterruptedException {
			CountDownLatch held = new CountDownLatch(1);
			BusyIT.this.database.sql("select id from quotas where event = :event for update")
				.bind("event", UUID.fromString(String.valueOf(event.id)))
				.fetch()
				.all()
				.then(Mono.fromRunnable(held::countDown))
				.then(Mono.fromCallable(() -> this.release.await(20, TimeUnit.SECONDS))
					.subscribeOn(Schedulers.boundedElastic()))
				.as(BusyIT.this.transaction::transactional)
				.doFinally((signal) -> this.released.countDown())
				.subscribe();
			assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
		}

		void end() throws InterruptedException {
			this.release.countDown();
			assertThat(this.released.await(10, TimeUnit.SECONDS)).isTrue();
		}

	}

}
