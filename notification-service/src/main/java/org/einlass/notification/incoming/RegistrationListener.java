package org.einlass.notification.incoming;

import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.notification.mailroom.News;
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

	@KafkaListener(topics = "einlass.registration.registrations", batch = "true")
	void on(List<ConsumerRecord<String, byte[]>> records) {
		this.reader.inOneGo(records, this::news, this.intake::registrations);
		this.postman.wake();
	}

	private News news(ConsumerRecord<String, byte[]> record) {
		RegistrationMessage message = this.reader.read(record, RegistrationMessage.class);
		return new News(message.toRegistration(), Instant.ofEpochMilli(record.timestamp()));
	}

}
