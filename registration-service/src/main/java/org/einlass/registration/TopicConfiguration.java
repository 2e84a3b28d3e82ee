package org.einlass.registration;

import java.time.Duration;

import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service publishes, and where its unreadable messages go. */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

	private static final int PARTITIONS = 6;

	@Bean
	NewTopics registrationTopics() {
		return new NewTopics(latestOf("einlass.registration.registrations").build(),
				latestOf("einlass.registration.availability").build(), days("einlass.registration.tickets", 30).build(),
				days("einlass.catalog.events.dlt", 30).build());
	}

	/** Keeps the newest message of each key; a week to read what is compacted away. */
	private static TopicBuilder latestOf(String name) {
		String week = String.valueOf(Duration.ofDays(7).toMillis());
		return TopicBuilder.name(name)
			.partitions(PARTITIONS)
			.compact()
			.config(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, week)
			.config(TopicConfig.DELETE_RETENTION_MS_CONFIG, week);
	}

	private static TopicBuilder days(String name, int days) {
		return TopicBuilder.name(name)
			.partitions(PARTITIONS)
			.config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(Duration.ofDays(days).toMillis()));
	}

}
