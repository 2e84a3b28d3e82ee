package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** As the topics of letters are that an older version made. */
class LargeLetterIT {

	private static final String LETTERS = SampleApplication.TOPIC + ".dlt";

	@Test
	@SuppressWarnings("unchecked")
	void aLetterThatItsTopicDoesNotTakeIsKeptWithoutItsContentAndTheNextMessageIsServed() throws Exception {
		TestBroker broker = TestBroker.start();
		TestDatabase database = TestDatabase.create();
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
			admin
				.createTopics(List.of(new NewTopic(LETTERS, 1, (short) 1).configs(Map.of("max.message.bytes", "5000"))))
				.all()
				.get();
		}
		Map<String, String> settings = new java.util.HashMap<>(EmbeddedParts.environment(database));
		settings.put("EINLASS_KAFKA", broker.servers());
		try (ConfigurableApplicationContext service = SampleApplication.start(settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new))) {
			KafkaTemplate<String, byte[]> kafka = service.getBean(KafkaTemplate.class);
			kafka.send(message("large", "x".repeat(500_000))).join();
			kafka.send(message("next", "{\"version\": 1, \"number\": 1}")).join();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(database.number("select count(*) from effects where key = 'next'"))
					.isEqualTo(1));
			List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
			TestBroker.read(broker.servers(), LETTERS, letters::add);
			assertThat(letters).singleElement().satisfies((letter) -> {
				assertThat(letter.key()).isEqualTo("large");
				assertThat(letter.value()).isEmpty();
				assertThat(letter.headers().lastHeader(MessageConfiguration.REASON)).isNotNull();
			});
		}
	}

	private static ProducerRecord<String, byte[]> message(String key, String body) {
		ProducerRecord<String, byte[]> message = new ProducerRecord<>(SampleApplication.TOPIC, key,
				body.getBytes(StandardCharsets.UTF_8));
		message.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
		return message;
	}

}
