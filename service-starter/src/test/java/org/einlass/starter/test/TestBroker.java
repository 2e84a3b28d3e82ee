package org.einlass.starter.test;

import java.util.Collection;
import java.util.Objects;

import kafka.server.BrokerServer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker; one per JVM is shared, started when first asked for. */
public final class TestBroker {

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
		EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
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

	private Collection<BrokerServer> brokers() {
		return Objects.requireNonNull(this.kafka.getCluster()).brokers().values();
	}

	private static final class Shared {

		static final TestBroker BROKER = start();

	}

}
