package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** How full quotas are: what registration-service tells, and what follows from it. */
@CatalogTest
class AvailabilityIT {

	private static final Path GOLDEN = Path.of("..", "registration-service", "contracts", "examples",
			"AvailabilityChanged.json");

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	Events events;

	@Autowired
	Api api;

	@Test
	void theGoldenExampleIsUnderstood() {
		send(ExampleEvents.read(GOLDEN));
		UUID event = UUID.fromString("01990000-0000-7000-8000-000000000001");
		await(event, ExampleEvents.QUOTA, new QuotaState(46, 0, Availability.FEW));
	}

	@Test
	void olderAndRepeatedNewsChangesNothing() {
		UUID event = UUID.randomUUID();
		UUID quota = UUID.randomUUID();
		UUID last = UUID.randomUUID();
		send(message(event, quota, 2, 48, "few"));
		send(message(event, quota, 1, 10, "plenty"));
		send(message(event, quota, 2, 48, "few"));
		send("not json");
		send(message(event, last, 1, 0, "plenty"));
		await(event, last, new QuotaState(0, 0, Availability.PLENTY));
		assertThat(state(event, quota)).isEqualTo(new QuotaState(48, 0, Availability.FEW));
	}

	@Test
	void aQuotaInUseIsNeitherRemovedNorLoweredBelowWhatIsTaken() {
		JsonNode event = this.api.published();
		UUID id = UUID.fromString(Api.id(event));
		UUID quota = UUID.fromString(event.at("/sessions/0/quotas/0/id").asString());
		send(message(id, quota, 3, 46, "few"));
		await(id, quota, new QuotaState(46, 0, Availability.FEW));

		ObjectNode without = event.deepCopy().asObject();
		without.putArray("sessions");
		this.api.change(event, without)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("in-use");

		ObjectNode fewer = event.deepCopy().asObject();
		((ObjectNode) fewer.at("/sessions/0/quotas/0")).put("places", 45);
		this.api.change(event, fewer)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("places-below-taken")
			.jsonPath("$.taken")
			.isEqualTo(46);

		((ObjectNode) fewer.at("/sessions/0/quotas/0")).put("places", 46);
		this.api.change(event, fewer)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.sessions[0].quotas[0].availability")
			.isEqualTo("few");
	}

	private static String message(UUID event, UUID quota, int version, int taken, String bucket) {
		return """
				{"quota": "%s", "session": "%s", "event": "%s", "version": %d, "places": 50, "wanted": 50,
				 "taken": %d, "waiting": 0, "bucket": "%s"}
				""".formatted(quota, UUID.randomUUID(), event, version, taken, bucket);
	}

	private void send(String json) {
		this.kafka
			.send(new ProducerRecord<>("einlass.registration.availability", 0, "quota",
					json.getBytes(StandardCharsets.UTF_8)))
			.join();
	}

	private void await(UUID event, UUID quota, QuotaState expected) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(state(event, quota)).isEqualTo(expected));
	}

	private @Nullable QuotaState state(UUID event, UUID quota) {
		return this.events.quotaStates(List.of(event)).blockOptional().orElseThrow().get(quota);
	}

}
