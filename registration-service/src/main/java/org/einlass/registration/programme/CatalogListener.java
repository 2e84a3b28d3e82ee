package org.einlass.registration.programme;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.starter.message.MessageReader;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps our copy of events as new as the catalog's messages. */
@Component
class CatalogListener {

	private final MessageReader messages;

	private final R2dbcEventRows rows;

	private final R2dbcProjection projection;

	CatalogListener(MessageReader messages, R2dbcEventRows rows, R2dbcProjection projection) {
		this.messages = messages;
		this.rows = rows;
		this.projection = projection;
	}

	@KafkaListener(topics = "einlass.catalog.events")
	void onEvent(ConsumerRecord<String, byte[]> record) {
		EventMessage event = this.messages.read(record, EventMessage.class);
		this.rows.check(event);
		this.messages.await(this.projection.keep(event));
	}

}
