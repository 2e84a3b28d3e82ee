package org.einlass.starter.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What becomes of a message that failed. {@link Postponed} is tried again without end,
 * with pauses of up to 30 s. {@link UnreadableMessage} becomes a dead letter at once,
 * everything else after three tries. The tenth in a row that fails alike is kept where it
 * is, and its partition rests.
 */
class ConsumingRules extends DefaultErrorHandler {

	private static final long FIRST_PAUSE = 200;

	private static final int MORE_TRIES = 2;

	private final EqualFailures failures;

	private final PausedPartitions pauses;

	private final ConsumerMeters meters;

	private final String group;

	/** Records of this thread whose partition is to rest. */
	private final ThreadLocal<Map<ConsumerRecord<?, ?>, FailureReason>> toPause = ThreadLocal.withInitial(HashMap::new);

	static ConsumingRules of(ConsumerRecordRecoverer deadLetters, EqualFailures failures, PausedPartitions pauses,
			ConsumerMeters meters, String group) {
		ConsumingRules[] rules = new ConsumingRules[1];
		rules[0] = new ConsumingRules((record, error) -> rules[0].aside(record, error, deadLetters), failures, pauses,
				meters, group);
		return rules[0];
	}

	private ConsumingRules(ConsumerRecordRecoverer aside, EqualFailures failures, PausedPartitions pauses,
			ConsumerMeters meters, String group) {
		super(aside, endless());
		this.failures = failures;
		this.pauses = pauses;
		this.meters = meters;
		this.group = group;
		addNotRetryableExceptions(UnreadableMessage.class);
		setBackOffFunction((record, error) -> (error instanceof Postponed) ? endless() : fewTries());
		setRetryListeners((record, error, attempt) -> postponed(record, error));
		// Its own lines quote texts of failures, with a stack for each try.
		setLogLevel(KafkaException.Level.DEBUG);
	}

	private void postponed(ConsumerRecord<?, ?> record, @Nullable Exception error) {
		for (@Nullable
		Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof Postponed) {
				this.meters.postponed(record, FailureReason.of(error));
			}
		}
	}

	private void aside(ConsumerRecord<?, ?> record, @Nullable Exception error, ConsumerRecordRecoverer deadLetters) {
		FailureReason reason = FailureReason.of(error);
		// Letters that are tried again were put aside before: keeping them protects
		// nothing.
		boolean first = ConsumedTopic.of(record.topic(), this.group).name().equals(record.topic());
		if (first && this.failures.tooMany(record, reason)) {
			this.toPause.get().put(record, reason);
			throw new KeptBack();
		}
		write(record, error, deadLetters);
		this.meters.deadLetter(record, reason);
	}

	/**
	 * A letter that its topic does not take, as large as it is, is kept without its
	 * content: else its partition would wait for ever.
	 */
	private static void write(ConsumerRecord<?, ?> record, @Nullable Exception error,
			ConsumerRecordRecoverer deadLetters) {
		try {
			deadLetters.accept(record, error);
		}
		catch (RuntimeException failure) {
			if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof RecordTooLargeException) {
				deadLetters.accept(withoutContent(record), error);
				return;
			}
			throw failure;
		}
	}

	private static ConsumerRecord<?, ?> withoutContent(ConsumerRecord<?, ?> record) {
		return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(),
				record.timestampType(), record.serializedKeySize(), 0, record.key(), new byte[0], record.headers(),
				record.leaderEpoch());
	}

	@Override
	public void handleRemaining(Exception error, List<ConsumerRecord<?, ?>> records, Consumer<?, ?> consumer,
			MessageListenerContainer container) {
		try {
			super.handleRemaining(error, records, consumer, container);
		}
		finally {
			pause(container);
		}
	}

	@Override
	public void handleBatch(Exception error, ConsumerRecords<?, ?> records, Consumer<?, ?> consumer,
			MessageListenerContainer container, Runnable again) {
		try {
			super.handleBatch(error, records, consumer, container, again);
		}
		finally {
			pause(container);
		}
	}

	private void pause(MessageListenerContainer container) {
		Map<ConsumerRecord<?, ?>, FailureReason> kept = this.toPause.get();
		kept.forEach((record, reason) -> this.pauses.pause(record, container, reason));
		kept.clear();
	}

	private static BackOff endless() {
		ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE, 2);
		pauses.setMaxInterval(30_000);
		return pauses;
	}

	private static BackOff fewTries() {
		ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE, 2);
		pauses.setMaxAttempts(MORE_TRIES);
		return pauses;
	}

	/** Says to Spring that the message stays where it is. */
	private static final class KeptBack extends RuntimeException {

		private static final long serialVersionUID = 1L;

		KeptBack() {
			super("kept back, since ten messages in a row failed alike", null, false, false);
		}

	}

}
