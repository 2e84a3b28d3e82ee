package org.einlass.catalog.event;

import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.starter.message.MessageKind;
import org.einlass.starter.message.MessageReader;
import org.einlass.starter.message.UnreadableMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps our copy of how full quotas are as new as registration-service's messages. */
@Component
class AvailabilityListener {

	static final String TOPIC = "einlass.registration.availability";

	private static final MessageKind<AvailabilityMessage> AVAILABILITY = MessageKind.of(AvailabilityMessage.class,
			"AvailabilityChanged");

	private final MessageReader messages;

	private final R2dbcAvailability copy;

	AvailabilityListener(MessageReader messages, R2dbcAvailability copy) {
		this.messages = messages;
		this.copy = copy;
	}

	@KafkaListener(topics = { TOPIC, TOPIC + ".${spring.kafka.consumer.group-id}.retry" })
	void onAvailability(ConsumerRecord<String, byte[]> record) {
		this.messages.one(record, AVAILABILITY, this.copy::keep);
	}

	/** What we read of the message. */
	record AvailabilityMessage(@Nullable UUID quota, @Nullable UUID event, long version, int taken, int waiting,
			@Nullable Availability bucket) {

		AvailabilityMessage {
			if (quota == null || event == null || bucket == null) {
				throw new UnreadableMessage("names no quota, event or bucket");
			}
		}

	}

}
