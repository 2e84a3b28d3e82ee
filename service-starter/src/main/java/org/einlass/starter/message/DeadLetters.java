package org.einlass.starter.message;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Puts dead letters back into the topic that they came from, after the reason was mended.
 * Consumers may see them again; that is harmless, since they keep the newest version. A
 * compacted topic though may now keep this older one for whoever reads it for the first
 * time, until its owner tells of the aggregate again.
 */
class DeadLetters {

	private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

	private static final Duration WAIT = Duration.ofSeconds(5);

	/** Else closing the consumer also ticks off letters that could not be sent. */
	private static final Properties ONLY_WHEN_SENT = new Properties();

	static {
		ONLY_WHEN_SENT.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
	}

	private final ConsumerFactory<String, byte[]> consumers;

	private final KafkaTemplate<String, byte[]> kafka;

	DeadLetters(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka) {
		this.consumers = consumers;
		this.kafka = kafka;
	}

	/**
	 * Replays every dead letter of a topic that was not replayed before.
	 * @return how many there were
	 */
	int replay(String topic) {
		int replayed = 0;
		try (Consumer<String, byte[]> consumer = this.consumers.createConsumer("replay-dead-letters", null, null,
				ONLY_WHEN_SENT)) {
			List<TopicPartition> partitions = partitions(consumer, topic + ".dlt");
			if (partitions.isEmpty()) {
				return 0;
			}
			consumer.assign(partitions);
			for (var letters = consumer.poll(WAIT); !letters.isEmpty(); letters = consumer.poll(WAIT)) {
				List<CompletableFuture<?>> sent = new java.util.ArrayList<>();
				letters.forEach((letter) -> sent.add(this.kafka.send(again(topic, letter))));
				sent.forEach(CompletableFuture::join);
				consumer.commitSync();
				replayed += letters.count();
			}
		}
		log.info("Replayed {} dead letters of {}", replayed, topic);
		return replayed;
	}

	private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
		List<PartitionInfo> known = consumer.partitionsFor(topic, WAIT);
		return (known != null) ? known.stream().map((part) -> new TopicPartition(topic, part.partition())).toList()
				: List.of();
	}

	private static ProducerRecord<String, byte[]> again(String topic, ConsumerRecord<String, byte[]> letter) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, letter.key(), letter.value());
		letter.headers().forEach((header) -> {
			if (header.key().startsWith("ce_") || header.key().equals("content-type")) {
				record.headers().add(header);
			}
		});
		return record;
	}

}
