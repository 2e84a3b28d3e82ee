package org.einlass.notification.incoming;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.notification.mailroom.Postman;
import org.einlass.starter.message.MessageReader;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows registrations: only they cause mails. */
@Component
class RegistrationListener {

	private final MessageReader reader;

	private final Intake intake;

	private final Postman postman;

	RegistrationListener(MessageReader reader, Intake intake, Postman postman) {
		this.reader = reader;
		this.intake = intake;
		this.postman = postman;
	}

	@KafkaListener(topics = "einlass.registration.registrations")
	void on(ConsumerRecord<String, byte[]> record) {
		RegistrationMessage message = this.reader.read(record, RegistrationMessage.class);
		this.reader.await(this.intake.registration(message.toRegistration(), Instant.ofEpochMilli(record.timestamp())));
		this.postman.wake();
	}

}
