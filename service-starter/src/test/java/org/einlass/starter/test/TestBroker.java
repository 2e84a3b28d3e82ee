package org.einlass.starter.test;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import kafka.server.BrokerServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker; one per JVM is shared, started when first asked for. */
public final class TestBroker {

	private static final Duration POLL = Duration.ofSeconds(5);

	private final EmbeddedKafkaKraftBroker kafka;

	private TestBroker(EmbeddedKafkaKraftBroker kafka) {
		this.kafka = kafka;
	}

	/** The address of the shared broker. */
	public static String bootstrapServers() {
		return Shared.BROKER.servers();
	}

	/** A broker of its own, which a test may stop. */
	public static TestBroker start() {
		return start(Map.of());
	}

	/** A broker of its own, with settings such as {@code authorizer.class.name}. */
	public static TestBroker start(Map<String, String> settings) {
		EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
		// Else each test waits until fifty partitions are made.
		kafka.brokerProperty("transaction.state.log.num.partitions", "1");
		kafka.brokerProperty("transaction.state.log.replication.factor", "1");
		kafka.brokerProperty("transaction.state.log.min.isr", "1");
		settings.forEach(kafka::brokerProperty);
		// Else its address becomes that of all services in this JVM, whatever they were
		// told.
		kafka.brokerListProperty("einlass.test.broker");
		kafka.afterPropertiesSet();
		Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
		return new TestBroker(kafka);
	}

	/** Its address, also after it was away. */
	public String servers() {
		return this.kafka.getBrokersAsString();
	}

	/** Stops answering; keeps what it was told. */
	public void goAway() {
		brokers().forEach(BrokerServer::shutdown);
	}

	public void comeBack() {
		brokers().forEach(BrokerServer::startup);
	}

	/** The keys of all messages of a topic, from its beginning. */
	public Set<String> keys(String topic) {
		Set<String> keys = new HashSet<>();
		read(servers(), topic, (record) -> keys.add(record.key()));
		return keys;
	}

	/** Shows all messages of a topic as it is now, from its beginning. */
	public static void read(String servers, String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((one) -> new TopicPartition(one.topic(), one.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (partitions.stream().anyMatch((one) -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
				consumer.poll(POLL).forEach(reader);
			}
		}
	}

	private Collection<BrokerServer> brokers() {
		return Objects.requireNonNull(this.kafka.getCluster()).brokers().values();
	}

	private static final class Shared {

		static final TestBroker BROKER = start();

	}

}
