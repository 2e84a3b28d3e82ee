package org.einlass.starter.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What the broker will never take is set aside, and nobody waits behind it. */
class RefusedRowIT {

	private final TestDatabase database = TestDatabase.create();

	/** Other tests send numbers to the same topic. */
	private final String prefix = this.database.name() + "-";

	@Test
	void aRowThatIsTooLargeOrForAnImpossibleTopicIsSetAsideAndTheNextIsSent() throws SQLException {
		try (ConfigurableApplicationContext service = start()) {
			assertThat(service.isActive()).isTrue();
			add(SampleApplication.TOPIC, "too-large", "repeat('x', 2000000)");
			add("no topic has this name", "nowhere", "'{}'");
			add(SampleApplication.TOPIC, "next", "'{\"version\": 1, \"number\": 1}'");
			Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				assertThat(number("effects where key = '" + this.prefix + "next'")).isEqualTo(1);
				assertThat(number("outbox")).isZero();
				assertThat(number("outbox_refused where reason = 'RecordTooLargeException'")).isEqualTo(1);
				assertThat(number("outbox_refused where reason = 'InvalidTopicException'")).isEqualTo(1);
			});
		}
	}

	private long number(String rows) {
		return this.database.number("select count(*) from " + rows);
	}

	private void add(String topic, String key, String body) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into outbox (message_id, topic, message_key, type, body)
					values (gen_random_uuid(), '%s', '%s', 'NumberChosen', %s)
					""".formatted(topic, this.prefix + key, body));
		}
	}

	private ConfigurableApplicationContext start() {
		return SampleApplication.start(EmbeddedParts.environment(this.database)
			.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

}
