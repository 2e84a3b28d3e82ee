package org.einlass.starter.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators watch of outbox, relay and consumers moves with what happens there. */
@SpringBootTest(classes = SampleApplication.class,
		properties = { "spring.config.name=sample", "spring.kafka.consumer.max-poll-records=1" })
@ContextConfiguration(initializers = EmbeddedParts.class)
class MessageMetersIT {

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private KafkaTemplate<String, byte[]> kafka;

	@Autowired
	private KafkaListenerEndpointRegistry listeners;

	@Autowired
	private Relay relay;

	@Value("${EINLASS_DATABASE}")
	private String name;

	@Value("${EINLASS_DATABASE_PORT}")
	private int port;

	/** It goes on growing while the relay stands still. */
	@Test
	void theOldestRowThoseThatWaitAndThoseThatNoBrokerTakesAreMeasured() throws SQLException {
		awaitAtLeast("einlass.relay.last.success", 1);
		run("""
				insert into outbox_refused (id, message_id, topic, message_key, type, body, created_at, reason)
				values (-1, gen_random_uuid(), 'no topic', 'key', 'NumberChosen', '{}', now(), 'RecordTooLargeException')
				""");
		run("""
				insert into outbox (message_id, topic, message_key, type, body, created_at)
				values (gen_random_uuid(), 'no topic has this name', 'key', 'NumberChosen', '{}', now() - interval '1 hour')
				""");
		awaitAtLeast("einlass.outbox.oldest", 3_600);
		awaitAtLeast("einlass.outbox.rows", 1);
		awaitAtLeast("einlass.outbox.refused.rows", 1);
		this.relay.stop();
		double before = value("einlass.outbox.oldest");
		Awaitility.await().until(() -> value("einlass.outbox.oldest") > before);
		run("delete from outbox where topic = 'no topic has this name'");
		this.relay.start();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> value("einlass.outbox.oldest") == 0);
	}

	@Test
	void theLagOfAConsumerIsMeasured() {
		MessageListenerContainer consumer = this.listeners.getListenerContainer("numbers");
		assertThat(consumer).isNotNull();
		awaitPresent("kafka.consumer.fetch.manager.records.lag.max");
		consumer.pause();
		Awaitility.await().until(consumer::isContainerPaused);
		for (int i = 0; i < 20; i++) {
			this.kafka.send(SampleApplication.TOPIC, "lag", null).join();
		}
		consumer.resume();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.meters.find("kafka.consumer.fetch.manager.records.lag.max").gauges())
				.anySatisfy((lag) -> assertThat(lag.value()).isPositive()));
	}

	private void awaitPresent(String meter) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.meters.find(meter).gauges()).isNotEmpty());
	}

	private void awaitAtLeast(String meter, double least) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(value(meter)).isGreaterThanOrEqualTo(least));
	}

	private double value(String meter) {
		Gauge gauge = this.meters.find(meter).gauge();
		return (gauge != null) ? gauge.value() : Double.NaN;
	}

	private void run(String sql) throws SQLException {
		try (Connection connection = new TestDatabase(this.name, this.port).connect();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
