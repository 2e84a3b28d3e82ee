package org.einlass.notification.mailroom;

import org.einlass.starter.message.TopicSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * The topic that this service publishes, and where its unreadable messages go and come
 * again.
 */
@Configuration(proxyBeanMethods = false)
class MailTopicConfiguration {

	private static final String EVENTS = "einlass.catalog.events";

	private static final String REGISTRATIONS = "einlass.registration.registrations";

	@Bean
	NewTopics mailTopics(TopicSettings topics, @Value("${spring.kafka.consumer.group-id}") String group) {
		return new NewTopics(topics.days(MailMessage.TOPIC, 30), topics.deadLetters(EVENTS),
				topics.deadLetters(REGISTRATIONS), topics.retry(EVENTS, group), topics.retry(REGISTRATIONS, group));
	}

}
