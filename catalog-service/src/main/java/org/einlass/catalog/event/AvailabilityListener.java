package org.einlass.catalog.event;

import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.starter.message.MessageReader;
import org.einlass.starter.message.UnreadableMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps our copy of how full quotas are as new as registration-service's messages. */
@Component
class AvailabilityListener {

	static final String TOPIC = "einlass.registration.availability";

	private final MessageReader messages;

	private final R2dbcAvailability copy;

	AvailabilityListener(MessageReader messages, R2dbcAvailability copy) {
		this.messages = messages;
		this.copy = copy;
	}

	@KafkaListener(topics = TOPIC)
	void onAvailability(ConsumerRecord<String, byte[]> record) {
		AvailabilityMessage message = this.messages.read(record, AvailabilityMessage.class);
		if (message.quota() == null || message.event() == null || message.bucket() == null) {
			throw new UnreadableMessage("names no quota, event or bucket");
		}
		this.messages.await(this.copy.keep(message));
	}

	/** What we read of the message. */
	record AvailabilityMessage(@Nullable UUID quota, @Nullable UUID event, long version, int taken, int waiting,
			@Nullable Availability bucket) {
	}

}
