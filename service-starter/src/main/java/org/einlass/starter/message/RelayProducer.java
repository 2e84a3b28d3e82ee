package org.einlass.starter.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The relay's own producer. Each round is a transaction under an id that belongs to the
 * service: when the next relay begins, the broker refuses whatever the one before it
 * still has under way. Otherwise an older state could arrive after a newer one, and a
 * compacted topic would keep it. Consumers read what is not committed too: a round that
 * is given up is sent again, and they see messages twice anyway.
 */
final class RelayProducer implements AutoCloseable {

	/** What brokers take unless they are set otherwise; letters may be larger. */
	private static final int LARGEST = 1024 * 1024;

	private final Producer<String, byte[]> kafka;

	private final String source;

	private final Runnable atEnd;

	private RelayProducer(Producer<String, byte[]> kafka, String source, Runnable atEnd) {
		this.kafka = kafka;
		this.source = source;
		this.atEnd = atEnd;
	}

	/**
	 * Begins, and fences the relay before.
	 * @param id of the service's relay, the same for all of its instances
	 */
	static RelayProducer open(ProducerFactory<String, byte[]> settings, String id, String source) {
		Map<String, Object> own = new HashMap<>(settings.getConfigurationProperties());
		own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
		own.put(ProducerConfig.CLIENT_ID_CONFIG, id);
		own.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
		Producer<String, byte[]> kafka = new KafkaProducer<>(own);
		settings.getListeners().forEach((listener) -> listener.producerAdded(id, kafka));
		RelayProducer producer = new RelayProducer(kafka, source,
				() -> settings.getListeners().forEach((listener) -> listener.producerRemoved(id, kafka)));
		try {
			kafka.initTransactions();
		}
		catch (RuntimeException failure) {
			producer.close();
			throw failure;
		}
		return producer;
	}

	/**
	 * Sends all rows in their order, or none.
	 * @return the row that the broker refused, and why; null if it has them all
	 * @throws KafkaException if the producer is of no use any longer, such as fenced
	 */
	@Nullable Refusal send(List<OutboxRow> rows) {
		this.kafka.beginTransaction();
		List<Future<RecordMetadata>> acks = new ArrayList<>();
		try {
			for (OutboxRow row : rows) {
				acks.add(this.kafka.send(row.toRecord(this.source)));
				if (acks.getLast().isDone() && failure(acks.getLast()) != null) {
					break;
				}
			}
			this.kafka.commitTransaction();
			return null;
		}
		catch (ProducerFencedException fenced) {
			throw fenced;
		}
		catch (KafkaException failure) {
			Refusal refusal = refusal(rows, acks, failure);
			this.kafka.abortTransaction();
			return refusal;
		}
	}

	/** The first that failed on its own, not along with another. */
	private static Refusal refusal(List<OutboxRow> rows, List<Future<RecordMetadata>> acks, KafkaException failure) {
		for (int i = 0; i < acks.size(); i++) {
			Throwable cause = acks.get(i).isDone() ? failure(acks.get(i)) : null;
			if (cause != null && !(cause instanceof TransactionAbortedException)
					&& cause.getClass() != KafkaException.class) {
				return new Refusal(rows.get(i), cause);
			}
		}
		// Thrown by the call itself: about the row that was to be sent, or about all.
		return new Refusal(rows.get(Math.min(acks.size(), rows.size() - 1)), root(failure));
	}

	private static @Nullable Throwable failure(Future<RecordMetadata> ack) {
		try {
			ack.get();
			return null;
		}
		catch (ExecutionException failure) {
			return root(failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	private static Throwable root(Throwable error) {
		Throwable cause = error;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	@Override
	public void close() {
		this.kafka.close(Duration.ZERO);
		this.atEnd.run();
	}

	/** A row that was not taken. */
	record Refusal(OutboxRow row, Throwable cause) {
	}

}
