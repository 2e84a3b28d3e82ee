package org.einlass.starter.message;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Partitions that rest, since ten messages in a row failed alike. Each is tried again
 * after a minute, then after two, four, eight and every fifteen; or at once when the
 * service is started anew.
 */
class PausedPartitions implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(PausedPartitions.class);

	private static final Duration LONGEST = Duration.ofMinutes(15);

	private final Duration first;

	private final Map<TopicPartition, Pause> pauses = new ConcurrentHashMap<>();

	private final Map<TopicPartition, Boolean> paused = new ConcurrentHashMap<>();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("paused-partitions").daemon().factory());

	PausedPartitions(MeterRegistry meters, Duration first) {
		this.first = first;
		Gauge.builder("einlass.consumer.paused.partitions", this.paused, Map::size)
			.description("Partitions that rest, since ten messages in a row failed alike")
			.register(meters);
	}

	/** Lets a partition rest, before the consumer polls again. */
	void pause(ConsumerRecord<?, ?> record, MessageListenerContainer container, FailureReason reason) {
		TopicPartition partition = EqualFailures.partition(record);
		Duration pause = this.pauses
			.compute(partition, (key, last) -> (last != null && last.offset() == record.offset()) ? last.longer()
					: new Pause(record.offset(), this.first))
			.length();
		this.paused.put(partition, true);
		container.pausePartition(partition);
		log.error("ALERT partition {} rests for {}: too many messages in a row failed alike: {}", partition, pause,
				reason.text());
		this.clock.schedule(() -> resume(partition, container), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void resume(TopicPartition partition, MessageListenerContainer container) {
		this.paused.remove(partition);
		container.resumePartition(partition);
		log.info("Partition {} is read again", partition);
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

	/** How long the last message in the way has been waited for. */
	private record Pause(long offset, Duration length) {

		Pause longer() {
			Duration twice = this.length.multipliedBy(2);
			return new Pause(this.offset, (twice.compareTo(LONGEST) > 0) ? LONGEST : twice);
		}

	}

}
