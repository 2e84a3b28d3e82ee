package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.einlass.starter.sample.NumberListener;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong release does not turn a topic into dead letters. */
@ExtendWith(OutputCaptureExtension.class)
class PausedPartitionIT {

	private final TestDatabase database = TestDatabase.create();

	private final String prefix = this.database.name() + "-";

	@ParameterizedTest
	@ValueSource(strings = { SampleApplication.TOPIC, SampleApplication.TOPIC_AT_ONCE })
	void tenEqualFailuresInARowPauseThePartitionUntilTheyAreMended(String topic, CapturedOutput output) {
		TestBroker broker = TestBroker.start();
		Map<String, String> environment = new HashMap<>(EmbeddedParts.environment(this.database));
		environment.put("EINLASS_KAFKA", broker.servers());
		environment.put("einlass.consumer.first-pause", "2s");
		try (ConfigurableApplicationContext service = SampleApplication.start(environment.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new))) {
			NumberListener listener = service.getBean(NumberListener.class);
			listener.troubles.put(1, () -> {
				throw new IllegalStateException("a bug");
			});
			for (int i = 0; i < 15; i++) {
				send(service, topic, "bug" + i);
			}
			MeterRegistry meters = service.getBean(MeterRegistry.class);
			await(() -> assertThat(meters.get("einlass.consumer.paused.partitions").gauge().value()).isEqualTo(1));
			assertThat(letters(broker, topic)).isEqualTo(9);
			// Another pass fails again and loses nothing.
			await(() -> assertThat(listener.tries(this.prefix + "bug9")).isGreaterThan(3));
			assertThat(letters(broker, topic)).isEqualTo(9);
			listener.troubles.clear();
			await(() -> assertThat(this.database.number("select count(*) from effects")).isEqualTo(6));
			assertThat(meters.get("einlass.consumer.paused.partitions").gauge().value()).isZero();
			assertThat(letters(broker, topic)).isEqualTo(9);
			assertThat(output).contains("ALERT partition").doesNotContain("Seeking to offset", "Record in retry");
		}
	}

	@SuppressWarnings("unchecked")
	private void send(ConfigurableApplicationContext service, String topic, String key) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, this.prefix + key,
				"{\"version\": 1, \"number\": 1}".getBytes(StandardCharsets.UTF_8));
		record.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
		service.getBean(KafkaTemplate.class).send(record).join();
	}

	private static int letters(TestBroker broker, String topic) {
		AtomicInteger count = new AtomicInteger();
		TestBroker.read(broker.servers(), topic + ".dlt", (letter) -> count.incrementAndGet());
		return count.get();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

}
