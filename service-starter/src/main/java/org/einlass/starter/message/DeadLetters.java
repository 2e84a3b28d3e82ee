package org.einlass.starter.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Lets a service try its dead letters again after the cause was fixed. They go into the
 * retry topic of its own consumer group: the topic that they came from would keep this
 * older state for its next reader, and other services would read it again.
 */
class DeadLetters {

	/** How often a letter was replayed. */
	static final String REPLAYS = "einlass_replays";

	static final int MOST_REPLAYS = 3;

	private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

	private static final Duration WAIT = Duration.ofSeconds(5);

	/** Otherwise closing the consumer commits letters that could not be sent. */
	private static final Properties ONLY_WHEN_SENT = new Properties();

	static {
		ONLY_WHEN_SENT.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
	}

	private final ConsumerFactory<String, byte[]> consumers;

	private final KafkaTemplate<String, byte[]> kafka;

	private final String group;

	DeadLetters(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka, String group) {
		this.consumers = consumers;
		this.kafka = kafka;
		this.group = group;
	}

	/**
	 * Replays every dead letter of a topic that this service put there until now and that
	 * was not replayed since. What comes meanwhile waits for the next time: a letter that
	 * is still wrong comes back at once.
	 */
	Replayed replay(String name) {
		ConsumedTopic topic = new ConsumedTopic(name, this.group);
		Replayed all = new Replayed(0, 0, 0);
		try (Consumer<String, byte[]> consumer = this.consumers.createConsumer(this.group + ".replay", null, null,
				ONLY_WHEN_SENT)) {
			List<TopicPartition> partitions = partitions(consumer, topic.deadLetters());
			consumer.assign(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				ConsumerRecords<String, byte[]> letters = consumer.poll(WAIT);
				all = all.and(replay(topic, letters, ends));
				consumer.commitSync();
			}
		}
		log.info("Replayed {} dead letters of {}; {} are not ours; {} were replayed {} times before and stay",
				all.sent(), name, all.foreign(), all.exhausted(), MOST_REPLAYS);
		return all;
	}

	private Replayed replay(ConsumedTopic topic, ConsumerRecords<String, byte[]> letters,
			Map<TopicPartition, Long> ends) {
		int foreign = 0;
		int exhausted = 0;
		List<CompletableFuture<?>> sent = new ArrayList<>();
		for (ConsumerRecord<String, byte[]> letter : letters) {
			if (letter.offset() >= ends.getOrDefault(EqualFailures.partition(letter), 0L)) {
				continue;
			}
			if (!text(letter, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, this.group).equals(this.group)) {
				foreign++;
			}
			else if (replays(letter) >= MOST_REPLAYS) {
				exhausted++;
				log.warn("Letter {}-{}@{} was replayed {} times and is not tried again", letter.topic(),
						letter.partition(), letter.offset(), MOST_REPLAYS);
			}
			else {
				sent.add(this.kafka.send(again(topic, letter)));
			}
		}
		sent.forEach(CompletableFuture::join);
		return new Replayed(sent.size(), foreign, exhausted);
	}

	private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
		List<PartitionInfo> known = consumer.partitionsFor(topic, WAIT);
		return (known != null) ? known.stream().map((part) -> new TopicPartition(topic, part.partition())).toList()
				: List.of();
	}

	private static ProducerRecord<String, byte[]> again(ConsumedTopic topic, ConsumerRecord<String, byte[]> letter) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.retry(), null, time(letter), letter.key(),
				letter.value());
		letter.headers().forEach((header) -> {
			if (header.key().startsWith("ce_") || header.key().equals("content-type")) {
				record.headers().add(header);
			}
		});
		record.headers().add(REPLAYS, String.valueOf(replays(letter) + 1).getBytes(StandardCharsets.UTF_8));
		return record;
	}

	/** When the message was sent first: what is told of it later goes by that time. */
	private static long time(ConsumerRecord<?, ?> letter) {
		Header sent = letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP);
		boolean known = sent != null && sent.value() != null && sent.value().length == Long.BYTES;
		return known ? ByteBuffer.wrap(sent.value()).getLong() : letter.timestamp();
	}

	private static int replays(ConsumerRecord<?, ?> letter) {
		String count = text(letter, REPLAYS, "0");
		return count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0;
	}

	private static String text(ConsumerRecord<?, ?> letter, String name, String otherwise) {
		Header header = letter.headers().lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.UTF_8)
				: otherwise;
	}

	/**
	 * What became of letters.
	 *
	 * @param sent into the retry topic
	 * @param foreign of another consumer of the topic, which replays its own
	 * @param exhausted replayed too often already
	 */
	record Replayed(int sent, int foreign, int exhausted) {

		Replayed and(Replayed more) {
			return new Replayed(this.sent + more.sent, this.foreign + more.foreign, this.exhausted + more.exhausted);
		}

	}

}
