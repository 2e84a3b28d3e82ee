package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.starter.sample.NumberListener;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

	@Autowired
	NumberListener listener;

	/** Other contexts hear the same topics, so each test looks at its own keys only. */
	private final String run = " " + UUID.randomUUID();

	@Value("${EINLASS_DATABASE}")
	String name;

	@Value("${EINLASS_DATABASE_PORT}")
	int port;

	@Test
	void anUnreadableOrRuleBreakingMessageGoesToTheDeadLettersAndTheNextOneIsServed() {
		send("broken", "{");
		send("nothing", "null");
		send("below-zero", "{\"version\": 1, \"number\": -1}");
		send("version-zero", "{\"version\": 0, \"number\": 1}");
		send("good", "{\"version\": 1, \"number\": 7, \"unknownField\": true}");
		awaitEffect("good");
		assertThat(deadLetters(SampleApplication.TOPIC, 4))
			.containsOnlyKeys("broken", "nothing", "below-zero", "version-zero")
			.containsEntry("below-zero", "a number below zero")
			.containsEntry("version-zero", "against a rule of the database");
	}

	@Test
	void manyAtOnceTakeEffectUpToTheWrongOneAndAfterIt() {
		var listener = Objects.requireNonNull(this.listeners.getListenerContainer("at-once"));
		listener.stop();
		send(SampleApplication.TOPIC_AT_ONCE, "before", "{\"version\": 1, \"number\": 1}");
		send(SampleApplication.TOPIC_AT_ONCE, "unreadable", "{");
		send(SampleApplication.TOPIC_AT_ONCE, "between", "{\"version\": 1, \"number\": 2}");
		send(SampleApplication.TOPIC_AT_ONCE, "against-a-rule", "{\"version\": 0, \"number\": 3}");
		send(SampleApplication.TOPIC_AT_ONCE, "after", "{\"version\": 1, \"number\": 4}");
		listener.start();
		awaitEffect("before");
		awaitEffect("between");
		awaitEffect("after");
		assertThat(deadLetters(SampleApplication.TOPIC_AT_ONCE, 2)).containsOnlyKeys("unreadable", "against-a-rule")
			.containsEntry("against-a-rule", "against a rule of the database");
	}

	@Test
	void aTransientFailureIsTriedAgainUntilItWorks() {
		assertThat(run("alter table effects rename to effects_away")).isTrue();
		send("patient", "{\"version\": 1, \"number\": 3}");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.listener.tries(key("patient")) >= 2);
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

	@Test
	void aLetterThatCouldNotBeSentIsReplayedTheNextTime() {
		this.kafka.send("sample.unsent.dlt", key("unsent"), new byte[] { '{' }).join();
		KafkaTemplate<String, byte[]> away = Mockito.mock();
		Mockito.when(away.send(ArgumentMatchers.<ProducerRecord<String, byte[]>>any()))
			.thenReturn(CompletableFuture.failedFuture(new IllegalStateException("away")));
		assertThatThrownBy(() -> new DeadLetters(this.consumers, away).replay("sample.unsent"))
			.isInstanceOf(CompletionException.class);
		assertThat(this.deadLetters.replay("sample.unsent")).isEqualTo(1);
	}

	/** The last words of the reasons for this test's dead letters, by their keys. */
	private Map<String, String> deadLetters(String topic, int count) {
		Map<String, String> reasons = new HashMap<>();
		try (var consumer = this.consumers.createConsumer("dead-letters-" + this.run, "")) {
			consumer.subscribe(List.of(topic + ".dlt"));
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				KafkaTestUtils.getRecords(consumer, Duration.ofMillis(500)).forEach((letter) -> {
					if (letter.key().endsWith(this.run)) {
						reasons.put(letter.key().replace(this.run, ""), reason(letter));
					}
				});
				return reasons.size() >= count;
			});
		}
		return reasons;
	}

	private static String reason(ConsumerRecord<String, byte[]> letter) {
		String text = new String(letter.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE).value(),
				StandardCharsets.UTF_8);
		return text.substring(text.lastIndexOf(';') + 1).replaceFirst("@-\\d+$", "").strip();
	}

	private String key(String name) {
		return name + this.run;
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
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key(key),
				body.getBytes(StandardCharsets.UTF_8));
		record.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
		this.kafka.send(record).join();
	}

	private void awaitEffect(String key) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(database().number("select count(*) from effects where key = '" + key(key) + "'"))
						.isEqualTo(1));
	}

}
