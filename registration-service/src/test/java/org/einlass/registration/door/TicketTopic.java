package org.einlass.registration.door;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.einlass.starter.test.TestBroker;

/** Reads the topic of tickets from its beginning. */
final class TicketTopic {

	/**
	 * The types of all messages about a ticket up to the first of the given type.
	 * Messages about one ticket come in order, so one that was told too often is among
	 * them if the given one is told after it.
	 */
	List<String> until(UUID ticket, String type) {
		return records(ticket, type).stream().map(TicketTopic::type).toList();
	}

	/** What those messages say. */
	List<String> bodies(UUID ticket, String type) {
		return records(ticket, type).stream().map(ConsumerRecord::value).toList();
	}

	private static List<ConsumerRecord<String, String>> records(UUID ticket, String type) {
		List<ConsumerRecord<String, String>> records = new ArrayList<>();
		Instant deadline = Instant.now().plusSeconds(20);
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "group.id", UUID.randomUUID().toString(),
						"auto.offset.reset", "earliest"),
				new StringDeserializer(), new StringDeserializer())) {
			consumer.subscribe(List.of(TicketMessage.TOPIC));
			while (records.stream().noneMatch((record) -> type(record).equals(type))) {
				if (Instant.now().isAfter(deadline)) {
					throw new AssertionError("No " + type + " but " + records.stream().map(TicketTopic::type).toList());
				}
				for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
					if (ticket.toString().equals(record.key())) {
						records.add(record);
					}
				}
			}
		}
		return records;
	}

	private static String type(ConsumerRecord<String, String> record) {
		return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
	}

}
