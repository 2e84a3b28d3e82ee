package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to messages that cannot be read, and to those that cannot be served yet.
 */
@SpringBootTest(classes = SampleApplication.class, properties = "spring.config.name=sample")
@ContextConfiguration(initializers = EmbeddedParts.class)
class ConsumingRulesIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	ConsumerFactory<String, byte[]> consumers;

	@Autowired
	DeadLetters deadLetters;

	@Autowired
	KafkaListenerEndpointRegistry listeners;

	@Value("${EINLASS_DATABASE}")
	String name;

	@Value("${EINLASS_DATABASE_PORT}")
	int port;

	@Test
	void anUnreadableOrRuleBreakingMessageGoesToTheDeadLettersAndTheNextOneIsServed() {
		send("broken", "{");
		send("below-zero", "{\"version\": 1, \"number\": -1}");
		send("good", "{\"version\": 1, \"number\": 7, \"unknownField\": true}");
		awaitEffect("good");
		try (var consumer = this.consumers.createConsumer("dead-letters", "")) {
			consumer.subscribe(List.of(SampleApplication.TOPIC + ".dlt"));
			List<String> keys = new java.util.ArrayList<>();
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				KafkaTestUtils.getRecords(consumer, Duration.ofMillis(500)).forEach((record) -> keys.add(record.key()));
				assertThat(keys).containsExactly("broken", "below-zero");
			});
		}
	}

	@Test
	void manyAtOnceTakeEffectUpToTheUnreadableOneAndAfterIt() {
		var listener = Objects.requireNonNull(this.listeners.getListenerContainer("at-once"));
		listener.stop();
		send(SampleApplication.TOPIC_AT_ONCE, "before", "{\"version\": 1, \"number\": 1}");
		send(SampleApplication.TOPIC_AT_ONCE, "unreadable", "{");
		send(SampleApplication.TOPIC_AT_ONCE, "after", "{\"version\": 1, \"number\": 2}");
		listener.start();
		awaitEffect("before");
		awaitEffect("after");
		try (var consumer = this.consumers.createConsumer("dead-letters-at-once", "")) {
			consumer.subscribe(List.of(SampleApplication.TOPIC_AT_ONCE + ".dlt"));
			assertThat(KafkaTestUtils.getSingleRecord(consumer, SampleApplication.TOPIC_AT_ONCE + ".dlt").key())
				.isEqualTo("unreadable");
		}
	}

	@Test
	void aTransientFailureIsTriedAgainUntilItWorks() {
		assertThat(run("alter table effects rename to effects_away")).isTrue();
		send("patient", "{\"version\": 1, \"number\": 3}");
		Awaitility.await()
			.during(Duration.ofMillis(700))
			.atMost(Duration.ofSeconds(5))
			.until(() -> !run("select 1 from effects"));
		assertThat(run("alter table effects_away rename to effects")).isTrue();
		awaitEffect("patient");
	}

	@Test
	void aDeadLetterIsReplayedOnce() {
		ProducerRecord<String, byte[]> letter = new ProducerRecord<>("sample.mended.dlt", "mended", new byte[] { '{' });
		letter.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
		this.kafka.send(letter).join();
		assertThat(this.deadLetters.replay("sample.mended")).isEqualTo(1);
		assertThat(this.deadLetters.replay("sample.mended")).isZero();
		assertThat(this.deadLetters.replay("sample.never-had-any")).isZero();
		try (var consumer = this.consumers.createConsumer("mended", "")) {
			consumer.subscribe(List.of("sample.mended"));
			assertThat(KafkaTestUtils.getSingleRecord(consumer, "sample.mended").headers().lastHeader("ce_type"))
				.isNotNull();
		}
	}

	private boolean run(String sql) {
		try (var connection = database().connect(); var statement = connection.createStatement()) {
			statement.execute(sql);
			return true;
		}
		catch (java.sql.SQLException refused) {
			return false;
		}
	}

	private TestDatabase database() {
		return new TestDatabase(this.name, this.port);
	}

	private void send(String key, String body) {
		send(SampleApplication.TOPIC, key, body);
	}

	private void send(String topic, String key, String body) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
		record.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
		this.kafka.send(record).join();
	}

	private void awaitEffect(String key) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(
					database().number("select coalesce(max(times), 0) from effects where key = '" + key + "'"))
				.isEqualTo(1));
	}

}
