package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.test.TestBroker;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.ConsumerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einlass.catalog.Api.id;

/** What the other services hear of an event, and in which order. */
@CatalogTest
class MessagesIT {

	@Autowired
	Api api;

	@Autowired
	ConsumerFactory<String, byte[]> consumers;

	@Test
	void everyStepAfterPublicationIsToldInOrder() {
		JsonNode event = this.api.published();
		this.api.change(event, ((ObjectNode) event.deepCopy()).put("format", "hybrid")).expectStatus().isOk();
		this.api.call(HttpMethod.POST, "/api/events/" + id(event) + "/cancel", "{\"reason\": \"Sturm\"}");
		this.api.call(HttpMethod.POST, "/api/events/" + id(event) + "/withdraw", null);

		List<ConsumerRecord<String, byte[]>> told = told(id(event), 4);
		assertThat(told).extracting(MessagesIT::type)
			.containsExactly("EventPublished", "EventChanged", "EventCancelled", "EventWithdrawn");
		assertThat(told).extracting((record) -> body(record).path("version").asInt()).containsExactly(2, 3, 4, 5);
		assertThat(body(told.get(2)).path("reason").asString()).isEqualTo("Sturm");
		assertThat(body(told.get(0)).path("sessions").get(0).path("quotas").get(0).path("places").asInt())
			.isEqualTo(50);
		assertThat(body(told.get(0)).propertyNames())
			.containsExactlyElementsOf(ExampleEvents.golden("EventPublished").propertyNames());
	}

	private static String type(ConsumerRecord<String, byte[]> record) {
		return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
	}

	private static JsonNode body(ConsumerRecord<String, byte[]> record) {
		return ExampleEvents.JSON.readTree(record.value());
	}

	private List<ConsumerRecord<String, byte[]>> told(String key, int count) {
		List<ConsumerRecord<String, byte[]>> told = new ArrayList<>();
		try (Consumer<String, byte[]> consumer = this.consumers.createConsumer(UUID.randomUUID().toString(), "")) {
			consumer.subscribe(List.of("einlass.catalog.events"));
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
				consumer.poll(Duration.ofMillis(200)).forEach((record) -> {
					if (record.key().equals(key)) {
						told.add(record);
					}
				});
				return told.size() >= count;
			});
		}
		return told;
	}

	@Test
	void theTopicKeepsTheLastWordOfEachEvent() throws Exception {
		try (org.apache.kafka.clients.admin.Admin admin = org.apache.kafka.clients.admin.Admin.create(
				Map.<String, Object>of("bootstrap.servers", org.einlass.starter.test.TestBroker.bootstrapServers()))) {
			told(id(this.api.published()), 1);
			ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "einlass.catalog.events");
			Config config = Objects.requireNonNull(admin.describeConfigs(List.of(topic)).all().get().get(topic));
			assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
			assertThat(config.get("min.compaction.lag.ms").value()).isEqualTo("604800000");
			assertThat(config.get("delete.retention.ms").value()).isEqualTo("604800000");
		}
	}

}
