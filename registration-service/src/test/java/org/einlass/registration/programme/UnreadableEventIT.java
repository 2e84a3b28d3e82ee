package org.einlass.registration.programme;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.starter.test.EmbeddedParts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An event that we could store but never read again becomes a dead letter. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedParts.class)
class UnreadableEventIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	ConsumerFactory<String, byte[]> consumers;

	@LocalServerPort
	int port;

	@Test
	void rulesThatSayNothingToUsGoToTheDeadLettersAndTheNextEventIsKept() {
		List<UUID> unreadable = List.of(told((event) -> event.signUp().put("promotion", "lottery")),
				told((event) -> event.signUp().remove("kind")), told((event) -> event.message().remove("signUp")),
				told((event) -> event.session(0).put("zone", "Mars/Olympus")),
				told((event) -> event.quota(0).putObject("audience").put("level", "friends")),
				told((event) -> event.message().put("visibility", "secret")),
				told((event) -> event.message().remove("visibility")));
		Citizen guest = new Citizen(WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build(),
				null);
		guest.hears(EventFixture.withPlaces(5), this.kafka, "EventPublished");
		Map<String, String> reasons = new HashMap<>();
		try (var letters = this.consumers.createConsumer("dead-events", "")) {
			letters.subscribe(List.of("einlass.catalog.events.dlt"));
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				KafkaTestUtils.getRecords(letters, Duration.ofMillis(500))
					.forEach((letter) -> reasons.put(letter.key(), reason(letter)));
				assertThat(reasons.keySet()).containsAll(unreadable.stream().map(UUID::toString).toList());
			});
		}
		assertThat(reasons.get(unreadable.getFirst().toString())).contains("cannot read");
	}

	private UUID told(Consumer<EventFixture> change) {
		EventFixture event = EventFixture.withPlaces(5);
		change.accept(event);
		event.tell(this.kafka, "EventPublished");
		return event.id;
	}

	private static String reason(ConsumerRecord<String, byte[]> letter) {
		return new String(letter.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE).value(),
				StandardCharsets.UTF_8);
	}

}
