package org.einlass.starter.message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The command {@code --einlass.replay-dead-letters=<topic>}: replays and ends. It takes
 * the place of the service before anything of it starts: no listener, relay, scheduler,
 * database or port.
 */
class ReplayCommand implements ApplicationListener<ApplicationPreparedEvent> {

	private static final Logger log = LoggerFactory.getLogger(ReplayCommand.class);

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent prepared) {
		ConfigurableEnvironment settings = prepared.getApplicationContext().getEnvironment();
		String topic = settings.getProperty("einlass.replay-dead-letters");
		if (topic != null) {
			System.exit(replay(topic, settings));
		}
	}

	private static int replay(String topic, ConfigurableEnvironment settings) {
		try (AnnotationConfigApplicationContext clients = new AnnotationConfigApplicationContext()) {
			clients.setEnvironment(settings);
			clients.register(Clients.class);
			clients.refresh();
			clients.getBean(DeadLetters.class).replay(topic);
			return 0;
		}
		catch (RuntimeException failure) {
			log.error("The dead letters of {} could not be replayed", topic, failure);
			return 1;
		}
	}

	/** Kafka's clients with the settings of the service, and nothing else. */
	@Configuration(proxyBeanMethods = false)
	@Import({ SslAutoConfiguration.class, KafkaAutoConfiguration.class })
	static class Clients {

		@Bean
		DeadLetters deadLetters(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka,
				@Value("${spring.kafka.consumer.group-id}") String group) {
			return new DeadLetters(consumers, kafka, group);
		}

	}

}
