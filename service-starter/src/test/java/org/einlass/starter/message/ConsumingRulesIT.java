package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.starter.sample.NumberListener;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to messages that cannot be read, and to those that cannot be served yet.
 */
@SpringBootTest(classes = SampleApplication.class,
		properties = { "spring.config.name=sample", "einlass.consumer.restart-pause=1s" })
@ContextConfiguration(initializers = EmbeddedParts.class)
class ConsumingRulesIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	MeterRegistry meters;

	@Autowired
	KafkaListenerEndpointRegistry listeners;

	@Autowired
	NumberListener listener;

	private static final int MORE_THAN_A_FEW = 4;

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
			.containsEntry("version-zero", "against a rule of the database: sql-23514");
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
			.containsEntry("against-a-rule", "against a rule of the database: sql-23514");
	}

	/** By PostgreSQL's own word; the types of the driver know ten classes only. */
	@ParameterizedTest
	@ValueSource(strings = { "08006", "25006", "40001", "53100", "55P03", "57014", "58030" })
	void aFailureThatPassesIsTriedAgainUntilItWorks(String state) {
		trouble(state);
		send("sql-" + state, "{\"version\": 1, \"number\": 3}");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.listener.tries(key("sql-" + state)) >= MORE_THAN_A_FEW);
		run("delete from troubles");
		awaitEffect("sql-" + state);
	}

	@ParameterizedTest
	@ValueSource(strings = { SampleApplication.TOPIC, SampleApplication.TOPIC_AT_ONCE })
	void aFailureThatDoesNotPassBecomesADeadLetterAfterAFewTries(String topic) {
		List<String> states = List.of("21000", "22003", "23514", "25P02", "42P01", "54000", "0A000", "P0001", "XX000");
		states.forEach(this::trouble);
		List<Throwable> bugs = List.of(new NullPointerException(), new IllegalArgumentException(),
				new ClassCastException(), new StackOverflowError(), new AssertionError());
		states.forEach((state) -> send(topic, "sql-" + state, "{\"version\": 1, \"number\": 3}"));
		for (int i = 0; i < bugs.size(); i++) {
			Throwable bug = bugs.get(i);
			this.listener.troubles.put(100 + i, () -> sneak(bug));
			send(topic, bug.getClass().getSimpleName(), "{\"version\": 1, \"number\": " + (100 + i) + "}");
		}
		send(topic, "good", "{\"version\": 1, \"number\": 7}");
		awaitEffect("good");
		run("delete from troubles");
		this.listener.troubles.clear();
		Map<String, String> reasons = deadLetters(topic, states.size() + bugs.size());
		assertThat(reasons).containsEntry("sql-21000", "failed with sql-21000")
			.containsEntry("StackOverflowError", "failed with StackOverflowError")
			.hasSize(states.size() + bugs.size());
		assertThat(this.listener.tries(key("ClassCastException"))).isEqualTo(3);
		assertThat(count("einlass.dead.letters", "reason", "sql-54000")).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { SampleApplication.TOPIC, SampleApplication.TOPIC_AT_ONCE })
	void tombstonesAndUnknownTypesAreSkippedAndCounted(String topic) {
		double tombstones = count("einlass.messages.skipped", "reason", "tombstone");
		double unknown = count("einlass.messages.skipped", "reason", "unknown-type");
		ProducerRecord<String, byte[]> tombstone = new ProducerRecord<>(topic, key("tombstone"), null);
		this.kafka.send(tombstone).join();
		send(topic, "unknown", "NumberGuessed", "{\"version\": 1, \"number\": 7}");
		send(topic, "after", "{\"version\": 1, \"number\": 7}");
		awaitEffect("after");
		assertThat(count("einlass.messages.skipped", "reason", "tombstone")).isEqualTo(tombstones + 1);
		assertThat(count("einlass.messages.skipped", "reason", "unknown-type")).isEqualTo(unknown + 1);
		assertThat(database().number("select count(*) from effects where key = '" + key("unknown") + "'")).isZero();
		assertThat(deadLetters(topic, 0)).isEmpty();
	}

	@Test
	void aListenerThatEndsByAnErrorStartsAgain() {
		this.listener.troubles.put(200, () -> {
			this.listener.troubles.clear();
			throw new OutOfMemoryError("in a test");
		});
		send("out-of-memory", "{\"version\": 1, \"number\": 200}");
		awaitEffect("out-of-memory");
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> void sneak(Throwable error) throws E {
		throw (E) error;
	}

	private double count(String meter, String tag, String value) {
		return this.meters.find(meter).tag(tag, value).counters().stream().mapToDouble(Counter::count).sum();
	}

	/** Makes PostgreSQL refuse keys that name a SQLSTATE. */
	private void trouble(String state) {
		run("""
				create table if not exists troubles (state text);
				create or replace function trouble() returns trigger language plpgsql as $$ begin
				  if exists (select from troubles where new.key like 'sql-' || state || ' %') then
				    raise exception 'trouble' using errcode = substr(new.key, 5, 5);
				  end if;
				  return new; end $$;
				grant select on troubles to public;
				create or replace trigger trouble before insert on effects for each row execute function trouble();
				insert into troubles values ('STATE');
				""".replace("STATE", state));
	}

	/** The last words of the reasons for this test's dead letters, by their keys. */
	private Map<String, String> deadLetters(String topic, int count) {
		Map<String, String> reasons = new HashMap<>();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			TestBroker.read(TestBroker.bootstrapServers(), topic + ".dlt", (letter) -> {
				if (letter.key().endsWith(this.run) && group(letter).equals(this.name)) {
					reasons.put(letter.key().replace(this.run, ""), reason(letter));
				}
			});
			return reasons.size() >= count;
		});
		return reasons;
	}

	private static String group(ConsumerRecord<String, byte[]> letter) {
		return new String(letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP).value(),
				StandardCharsets.UTF_8);
	}

	private static String reason(ConsumerRecord<String, byte[]> letter) {
		return new String(letter.headers().lastHeader(MessageConfiguration.REASON).value(), StandardCharsets.UTF_8);
	}

	private String key(String name) {
		return name + this.run;
	}

	private void run(String sql) {
		try (var connection = database().connect(); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (java.sql.SQLException refused) {
			throw new IllegalStateException(refused);
		}
	}

	private TestDatabase database() {
		return new TestDatabase(this.name, this.port);
	}

	private void send(String key, String body) {
		send(SampleApplication.TOPIC, key, body);
	}

	private void send(String topic, String key, String body) {
		send(topic, key, "NumberChosen", body);
	}

	private void send(String topic, String key, String type, String body) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key(key),
				body.getBytes(StandardCharsets.UTF_8));
		record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
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
