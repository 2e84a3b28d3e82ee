package org.einlass.notification.incoming;

import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.notification.mailroom.News;
import org.einlass.notification.mailroom.Postman;
import org.einlass.starter.message.MessageKind;
import org.einlass.starter.message.MessageReader;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows registrations: only they cause mails. */
@Component
class RegistrationListener {

	private static final String TOPIC = "einlass.registration.registrations";

	private static final MessageKind<RegistrationMessage> REGISTRATIONS = MessageKind.of(RegistrationMessage.class,
			"RegistrationHeld", "RegistrationConfirmed", "RegistrationWaitlisted", "PlacesOffered",
			"RegistrationChanged", "RegistrationCancelled", "RegistrationExpired", "RegistrationErased",
			"LinksRequested");

	private final MessageReader reader;

	private final Intake intake;

	private final Postman postman;

	RegistrationListener(MessageReader reader, Intake intake, Postman postman) {
		this.reader = reader;
		this.intake = intake;
		this.postman = postman;
	}

	@KafkaListener(topics = { TOPIC, TOPIC + ".${spring.kafka.consumer.group-id}.retry" }, batch = "true")
	void on(List<ConsumerRecord<String, byte[]>> records) {
		try {
			this.reader.many(records, REGISTRATIONS, RegistrationListener::news, this.intake::registrations);
		}
		finally {
			this.postman.wake();
		}
	}

	private static News news(ConsumerRecord<String, byte[]> record, RegistrationMessage message) {
		return new News(message.toRegistration(), Instant.ofEpochMilli(record.timestamp()));
	}

}
