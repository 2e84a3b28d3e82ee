package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message on its way: one row of the table {@code outbox}. */
record OutboxRow(long id, UUID messageId, String topic, String key, String type, String body, Instant createdAt) {

	@SuppressWarnings("NullAway") // every column is not null
	static OutboxRow of(Readable row) {
		return new OutboxRow(row.get("id", Long.class), row.get("message_id", UUID.class),
				row.get("topic", String.class), row.get("message_key", String.class), row.get("type", String.class),
				row.get("body", String.class), row.get("created_at", Instant.class));
	}

	/**
	 * The CloudEvents 1.0 Kafka binding in binary mode.
	 * @param source the service that tells, such as {@code /catalog-service}
	 */
	ProducerRecord<String, byte[]> toRecord(String source) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(this.topic, this.key,
				this.body.getBytes(StandardCharsets.UTF_8));
		header(record, "ce_specversion", "1.0");
		header(record, "ce_id", this.messageId.toString());
		header(record, "ce_type", this.type);
		header(record, "ce_source", source);
		header(record, "ce_time", this.createdAt.toString());
		header(record, "content-type", "application/json");
		return record;
	}

	private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
		record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
	}

}
