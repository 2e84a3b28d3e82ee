package org.einlass.registration.programme;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.starter.message.MessageKind;
import org.einlass.starter.message.MessageReader;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps our copy of events as new as the catalog's messages. */
@Component
class CatalogListener {

	static final String TOPIC = "einlass.catalog.events";

	private static final MessageKind<EventMessage> EVENTS = MessageKind.of(EventMessage.class, "EventPublished",
			"EventChanged", "EventCancelled", "EventWithdrawn");

	private final MessageReader messages;

	private final R2dbcEventRows rows;

	private final R2dbcProjection projection;

	CatalogListener(MessageReader messages, R2dbcEventRows rows, R2dbcProjection projection) {
		this.messages = messages;
		this.rows = rows;
		this.projection = projection;
	}

	@KafkaListener(topics = { TOPIC, TOPIC + ".${spring.kafka.consumer.group-id}.retry" })
	void onEvent(ConsumerRecord<String, byte[]> record) {
		this.messages.one(record, EVENTS, this::keep);
	}

	private Mono<Void> keep(EventMessage event) {
		this.rows.check(event);
		return this.projection.keep(event);
	}

}
