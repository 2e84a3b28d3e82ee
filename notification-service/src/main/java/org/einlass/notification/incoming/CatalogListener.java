package org.einlass.notification.incoming;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.notification.mailroom.Postman;
import org.einlass.starter.message.MessageKind;
import org.einlass.starter.message.MessageReader;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows the catalog: events move due times, and mails may have waited for them. */
@Component
class CatalogListener {

	private static final String TOPIC = "einlass.catalog.events";

	private static final MessageKind<EventMessage> EVENTS = MessageKind.of(EventMessage.class, "EventPublished",
			"EventChanged", "EventCancelled", "EventWithdrawn");

	private final MessageReader reader;

	private final Intake intake;

	private final Postman postman;

	CatalogListener(MessageReader reader, Intake intake, Postman postman) {
		this.reader = reader;
		this.intake = intake;
		this.postman = postman;
	}

	@KafkaListener(topics = { TOPIC, TOPIC + ".${spring.kafka.consumer.group-id}.retry" })
	void on(ConsumerRecord<String, byte[]> record) {
		this.reader.one(record, EVENTS, (message) -> this.intake.event(message.toEvent()));
		this.postman.wake();
	}

}
