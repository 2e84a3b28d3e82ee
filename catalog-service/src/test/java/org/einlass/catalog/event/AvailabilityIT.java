package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.test.TestBroker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** How full quotas are: what registration-service tells, and what follows from it. */
@CatalogTest
class AvailabilityIT {

	private static final Path GOLDEN = Path.of("..", "registration-service", "contracts", "examples",
			"AvailabilityChanged.json");

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Value("${spring.kafka.consumer.group-id}")
	String group;

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
		send(message(event, quota, 2, 48, "few"));
		send(message(event, quota, 1, 10, "plenty"));
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

	@Test
	void whatSaysNothingIsSetAsideWhatWeDoNotKnowIsSkippedAndALetterMayComeAgain() {
		UUID event = UUID.randomUUID();
		UUID unknown = UUID.randomUUID();
		UUID letter = UUID.randomUUID();
		UUID nothing = UUID.randomUUID();
		UUID tooLong = UUID.randomUUID();
		this.kafka.send(new ProducerRecord<>(AvailabilityListener.TOPIC, 0, "tombstone", null)).join();
		send(AvailabilityListener.TOPIC, "AvailabilityPainted", message(event, unknown, 1, 10, "plenty"));
		send(message(event, nothing, 1, 10, "plenty").replace("\"event\": \"" + event + "\",", ""));
		send(message(event, tooLong, 1, 10, "plenty").replace("\"version\": 1", "\"version\": 99999999999999999999"));
		send(AvailabilityListener.TOPIC + "." + this.group + ".retry", "AvailabilityChanged",
				message(event, letter, 1, 10, "plenty"));
		await(event, letter, new QuotaState(10, 0, Availability.PLENTY));
		send(message(event, UUID.randomUUID(), 1, 0, "plenty"));
		List<String> letters = new ArrayList<>();
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			letters.clear();
			TestBroker.read(TestBroker.bootstrapServers(), AvailabilityListener.TOPIC + ".dlt",
					(record) -> letters.add(new String(record.value(), StandardCharsets.UTF_8)));
			assertThat(letters).anyMatch((text) -> text.contains(nothing.toString()))
				.anyMatch((text) -> text.contains(tooLong.toString()));
		});
		assertThat(letters).noneMatch((text) -> text.contains(unknown.toString()));
		assertThat(state(event, unknown)).isNull();
	}

	private void send(String json) {
		send(AvailabilityListener.TOPIC, "AvailabilityChanged", json);
	}

	private void send(String topic, String type, String json) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, 0, "quota",
				json.getBytes(StandardCharsets.UTF_8));
		record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
		this.kafka.send(record).join();
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
