package org.einlass.starter.message;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts equal failures in a row of each partition. Ten say that not the messages are
 * wrong but we are: after a wrong release the whole topic would become dead letters.
 */
class EqualFailures {

	private final int mostInARow;

	private final Map<TopicPartition, Row> rows = new ConcurrentHashMap<>();

	EqualFailures(int mostInARow) {
		this.mostInARow = mostInARow;
	}

	/** A message took effect: whatever failed before, it was not all of them. */
	void endedBy(ConsumerRecord<?, ?> record) {
		this.rows.remove(partition(record));
	}

	/**
	 * Counts a message that failed for good; the same one again does not count.
	 * @return whether it is the tenth in a row that failed alike (as many as are set), or
	 * a later one
	 */
	boolean tooMany(ConsumerRecord<?, ?> record, FailureReason reason) {
		Row row = this.rows.compute(partition(record), (partition, before) -> {
			boolean alike = before != null && before.reason().equals(reason);
			if (alike && before.offset() == record.offset()) {
				return before;
			}
			return new Row(reason, record.offset(), alike ? before.count() + 1 : 1);
		});
		return row.count() >= this.mostInARow;
	}

	static TopicPartition partition(ConsumerRecord<?, ?> record) {
		return new TopicPartition(record.topic(), record.partition());
	}

	private record Row(FailureReason reason, long offset, int count) {
	}

}
