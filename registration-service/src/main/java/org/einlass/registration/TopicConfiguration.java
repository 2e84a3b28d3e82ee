package org.einlass.registration;

import org.einlass.starter.message.TopicSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * The topics that this service publishes, and where its unreadable messages go and come
 * again.
 */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

	private static final String EVENTS = "einlass.catalog.events";

	@Bean
	NewTopics registrationTopics(TopicSettings topics, @Value("${spring.kafka.consumer.group-id}") String group) {
		return new NewTopics(topics.latest("einlass.registration.registrations"),
				topics.latest("einlass.registration.availability"), topics.days("einlass.registration.tickets", 30),
				topics.deadLetters(EVENTS), topics.retry(EVENTS, group));
	}

}
