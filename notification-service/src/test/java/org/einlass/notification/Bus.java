package org.einlass.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.springframework.kafka.support.KafkaHeaders;

/** The other services, as seen on the bus. */
public final class Bus {

	public static final String EVENTS = "einlass.catalog.events";

	public static final String REGISTRATIONS = "einlass.registration.registrations";

	private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", TestBroker.bootstrapServers());

	private static final KafkaProducer<String, String> PRODUCER = producer();

	private Bus() {
	}

	/** Tells of an event, as catalog-service would. */
	public static void event(String type, TestEvent event) {
		event(type, event.id(), event.json(type));
	}

	public static void event(String type, UUID event, String json) {
		send(EVENTS, event, type, json);
	}

	/** Tells of a registration, as registration-service would. */
	public static void registration(String type, UUID registration, String json) {
		send(REGISTRATIONS, registration, type, json);
	}

	/** Sends a message to any topic. */
	public static void send(String topic, UUID key, String type, String json) {
		ProducerRecord<String, String> record = new ProducerRecord<>(topic, key.toString(), json);
		record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
		try {
			PRODUCER.send(record).get();
		}
		catch (InterruptedException | ExecutionException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/**
	 * A database for a service that hears nothing of what was told before, whichever
	 * tests ran on this broker.
	 */
	public static TestDatabase newDatabase() {
		TestDatabase database = TestDatabase.create();
		hearsFromNowOn(database.name());
		return database;
	}

	/** Lets a new consumer group begin where the topics end now. */
	public static void hearsFromNowOn(String group) {
		try (Admin admin = Admin.create(SETTINGS)) {
			Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
			admin.describeTopics(List.of(EVENTS, REGISTRATIONS))
				.allTopicNames()
				.get()
				.forEach((topic, known) -> known.partitions()
					.forEach((one) -> partitions.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest())));
			Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
			admin.listOffsets(partitions)
				.all()
				.get()
				.forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
			admin.alterConsumerGroupOffsets(group, ends).all().get();
		}
		catch (InterruptedException | ExecutionException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** All values that were published so far with one of these keys. */
	public static List<String> published(String topic, List<UUID> keys) {
		return records(topic, keys).stream().map(ConsumerRecord::value).toList();
	}

	/** Why messages became dead letters, by their keys. */
	public static Map<UUID, String> deadLetters(String topic, List<UUID> keys) {
		return records(topic + ".dlt", keys).stream()
			.collect(Collectors.toMap((letter) -> UUID.fromString(letter.key()), Bus::reason, (one, other) -> one));
	}

	private static String reason(ConsumerRecord<String, String> letter) {
		return new String(letter.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE).value(),
				StandardCharsets.UTF_8);
	}

	private static List<ConsumerRecord<String, String>> records(String topic, List<UUID> keys) {
		try (var consumer = new KafkaConsumer<>(SETTINGS, new StringDeserializer(), new StringDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<String, String>> records = new ArrayList<>();
			while (partitions.stream().anyMatch((part) -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
				for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
					if (keys.contains(UUID.fromString(record.key()))) {
						records.add(record);
					}
				}
			}
			return records;
		}
	}

	private static KafkaProducer<String, String> producer() {
		try (Admin admin = Admin.create(SETTINGS)) {
			admin.createTopics(List.of(new NewTopic(EVENTS, 2, (short) 1), new NewTopic(REGISTRATIONS, 2, (short) 1)))
				.all()
				.get();
		}
		catch (InterruptedException | ExecutionException failure) {
			if (!(failure.getCause() instanceof TopicExistsException)) {
				throw new IllegalStateException(failure);
			}
		}
		return new KafkaProducer<>(SETTINGS, new StringSerializer(), new StringSerializer());
	}

}
