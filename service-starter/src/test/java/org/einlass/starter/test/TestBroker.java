package org.einlass.starter.test;

import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One Kafka broker per JVM, started when first asked for. */
public final class TestBroker {

	private TestBroker() {
	}

	public static String bootstrapServers() {
		return Broker.KAFKA.getBrokersAsString();
	}

	private static final class Broker {

		static final EmbeddedKafkaBroker KAFKA = start();

		private static EmbeddedKafkaBroker start() {
			EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
			broker.afterPropertiesSet();
			Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
			return broker;
		}

	}

}
