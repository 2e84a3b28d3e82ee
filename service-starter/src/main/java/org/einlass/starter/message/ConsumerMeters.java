package org.einlass.starter.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.starter.failure.OnceAMinute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what consumers skip, put aside and try again, and says it in the log. */
class ConsumerMeters {

	private static final Logger log = LoggerFactory.getLogger(ConsumerMeters.class);

	private final MeterRegistry meters;

	private final OnceAMinute often = new OnceAMinute();

	ConsumerMeters(MeterRegistry meters) {
		this.meters = meters;
	}

	/** {@code einlass.messages.skipped}: deliberately without effect. */
	void skipped(ConsumerRecord<?, ?> record, String reason) {
		Counter.builder("einlass.messages.skipped")
			.description("Messages that a consumer passes over: tombstones, types that it does not know")
			.tags("topic", record.topic(), "reason", reason)
			.register(this.meters)
			.increment();
	}

	/** {@code einlass.dead.letters}, with an alert. */
	void deadLetter(ConsumerRecord<?, ?> record, FailureReason reason) {
		Counter.builder("einlass.dead.letters")
			.description("Messages that were put aside, since they fail each time")
			.tags("topic", record.topic(), "reason", reason.kind())
			.register(this.meters)
			.increment();
		if (this.often.due("letter" + record.topic() + reason.kind())) {
			log.error("ALERT message {}-{}@{} became a dead letter: {}", record.topic(), record.partition(),
					record.offset(), reason.text());
		}
	}

	/** {@code einlass.messages.postponed}: each try that was too early. */
	void postponed(ConsumerRecord<?, ?> record, FailureReason reason) {
		Counter.builder("einlass.messages.postponed")
			.description("Tries of messages that wait for a database or a service")
			.tags("topic", record.topic(), "reason", reason.kind())
			.register(this.meters)
			.increment();
		if (this.often.due("later" + record.topic() + reason.kind())) {
			log.warn("Message {}-{}@{} waits and is tried again: {}", record.topic(), record.partition(),
					record.offset(), reason.text());
		}
	}

}
