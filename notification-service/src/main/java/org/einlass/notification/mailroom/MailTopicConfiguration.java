package org.einlass.notification.mailroom;

import java.time.Duration;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service publishes, and where its unreadable messages go. */
@Configuration(proxyBeanMethods = false)
class MailTopicConfiguration {

	private static final Duration RETENTION = Duration.ofDays(30);

	@Bean
	NewTopics mailTopics() {
		return new NewTopics(topic(MailMessage.TOPIC), topic("einlass.catalog.events.dlt"),
				topic("einlass.registration.registrations.dlt"));
	}

	private static NewTopic topic(String name) {
		return TopicBuilder.name(name)
			.partitions(6)
			.config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis()))
			.build();
	}

}
