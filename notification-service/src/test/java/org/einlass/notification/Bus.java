package org.einlass.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.einlass.starter.test.TestBroker;

/** The other services, as seen on the bus. */
public final class Bus {

	private static final KafkaProducer<String, String> PRODUCER = producer();

	private Bus() {
	}

	/** Tells of an event, as catalog-service would. */
	public static void event(String type, TestEvent event) {
		send("einlass.catalog.events", event.id(), type, event.json(type));
	}

	/** Tells of a registration, as registration-service would. */
	public static void registration(String type, UUID registration, String json) {
		send("einlass.registration.registrations", registration, type, json);
	}

	private static void send(String topic, UUID key, String type, String json) {
		ProducerRecord<String, String> record = new ProducerRecord<>(topic, key.toString(), json);
		record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
		try {
			PRODUCER.send(record).get();
		}
		catch (InterruptedException | ExecutionException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** All values that were published so far with one of these keys. */
	public static List<String> published(String topic, List<UUID> keys) {
		Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<String> values = new ArrayList<>();
			while (partitions.stream().anyMatch((part) -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
				for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
					if (keys.contains(UUID.fromString(record.key()))) {
						values.add(record.value());
					}
				}
			}
			return values;
		}
	}

	private static KafkaProducer<String, String> producer() {
		Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
		try (Admin admin = Admin.create(settings)) {
			admin.createTopics(List.of(new NewTopic("einlass.catalog.events", 2, (short) 1),
					new NewTopic("einlass.registration.registrations", 2, (short) 1)))
				.all()
				.get();
		}
		catch (InterruptedException | ExecutionException failure) {
			if (!(failure.getCause() instanceof TopicExistsException)) {
				throw new IllegalStateException(failure);
			}
		}
		return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
	}

}
