package org.einlass.catalog.event;

import java.util.UUID;
import java.util.function.Supplier;

import com.github.f4b6a3.uuid.UuidCreator;
import org.apache.kafka.clients.admin.NewTopic;
import org.einlass.starter.message.TopicSettings;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ids, the topic that this service owns, and where its unreadable messages go and come
 * again.
 */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

	/** New ids: UUIDv7, which sort by time. */
	@Bean
	Supplier<UUID> ids() {
		return UuidCreator::getTimeOrderedEpoch;
	}

	@Bean
	DraftReading draftReading(Supplier<UUID> ids) {
		return new DraftReading(ids);
	}

	@Bean
	NewTopic eventsTopic(TopicSettings topics) {
		return topics.latest(EventMessage.TOPIC);
	}

	/** Without it the first unreadable message would be tried again for ever. */
	@Bean
	NewTopic deadLettersTopic(TopicSettings topics) {
		return topics.deadLetters(AvailabilityListener.TOPIC);
	}

	@Bean
	NewTopic retryTopic(TopicSettings topics, @Value("${spring.kafka.consumer.group-id}") String group) {
		return topics.retry(AvailabilityListener.TOPIC, group);
	}

}
