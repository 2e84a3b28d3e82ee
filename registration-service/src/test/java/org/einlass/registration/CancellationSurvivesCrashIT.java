package org.einlass.registration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event with thousands of registrations is cancelled, and the service is killed while
 * it gives their places back.
 */
class CancellationSurvivesCrashIT {

	private static final int REGISTRATIONS = 5_000;

	private static final String CANCELLED = "select count(*) from registrations where status = 'cancelled'";

	private final TestDatabase database = TestDatabase.create();

	private final TestBroker kafka = TestBroker.start();

	private final EventFixture event = EventFixture.withPlaces(REGISTRATIONS);

	@TempDir
	Path folder;

	@Test
	void aServiceThatIsKilledHalfWayCompletesTheCancellationAfterItsRestart() throws Exception {
		ServiceProcess service = new ServiceProcess(this.database, this.kafka, this.folder.resolve("service.log"));
		service.start();
		try {
			publish(service);
			fill();
			cancel();
			awaitCancelled(REGISTRATIONS / 10, Duration.ofMillis(1));
			service.kill();
			assertThat(this.database.number(CANCELLED)).as("killed half-way").isLessThan(REGISTRATIONS);
			service.start();
			awaitCancelled(REGISTRATIONS, Duration.ofMillis(100));
		}
		finally {
			service.kill();
		}
		assertThat(this.database.number("select taken from quotas")).isZero();
		assertThat(this.database.number("select count(*) from places where state <> 'cancelled' or lost_in is null"))
			.isZero();
		assertThat(this.database.number("select count(*) from tickets where state <> 'cancelled'")).isZero();
		assertThat(this.database.number("select count(*) from registrations where version <> 2")).isZero();
	}

	private void awaitCancelled(int least, Duration poll) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(poll)
			.until(() -> this.database.number(CANCELLED) >= least);
	}

	private void publish(ServiceProcess service) {
		KafkaTemplate<String, byte[]> template = template();
		new Citizen(WebTestClient.bindToServer().baseUrl(service.url("")).build(), null).hears(this.event, template,
				"EventPublished");
		template.destroy();
	}

	private void cancel() {
		KafkaTemplate<String, byte[]> template = template();
		this.event.message().put("status", "cancelled");
		this.event.nextVersion().tell(template, "EventCancelled");
		template.destroy();
	}

	private KafkaTemplate<String, byte[]> template() {
		return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", this.kafka.servers(),
				"key.serializer", "org.apache.kafka.common.serialization.StringSerializer", "value.serializer",
				"org.apache.kafka.common.serialization.ByteArraySerializer")));
	}

	/** Everybody has one confirmed place. */
	private void fill() throws SQLException {
		run("""
				insert into registrations (id, reference, event, status, language, created_at, confirmed_at)
				select uuidv7(), 'T' || number, ?, 'confirmed', 'de', now(), now() from generate_series(1, ?) as number
				""", this.event.id, REGISTRATIONS);
		run("insert into contacts select id, 'Ada', 'ada@example.org' from registrations");
		run("""
				insert into tickets (id, registration, event, number, state, name)
				select uuidv7(), id, event, 1, 'valid', 'Ada' from registrations
				""");
		run("""
				insert into places (ticket, quota, session, state)
				select t.id, q.id, q.session, 'confirmed' from tickets t, quotas q
				""");
		run("update quotas set taken = ?", REGISTRATIONS);
	}

	private void run(String sql, Object... values) throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			statement.execute();
		}
	}

}
