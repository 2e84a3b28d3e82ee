package org.einlass.catalog.event;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import com.github.f4b6a3.uuid.UuidCreator;
import org.apache.kafka.clients.admin.NewTopic;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** Ids, the topic that this service owns, and where its unreadable messages go. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

	private static final String SEVEN_DAYS = String.valueOf(Duration.ofDays(7).toMillis());

	private static final String THIRTY_DAYS = String.valueOf(Duration.ofDays(30).toMillis());

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
	NewTopic eventsTopic(@Value("${einlass.topics.partitions}") int partitions,
			@Value("${einlass.topics.replicas}") int replicas) {
		return TopicBuilder.name(EventMessage.TOPIC)
			.partitions(partitions)
			.replicas(replicas)
			.compact()
			.config("min.compaction.lag.ms", SEVEN_DAYS)
			.config("delete.retention.ms", SEVEN_DAYS)
			.build();
	}

	/** Without it the first unreadable message would be tried again for ever. */
	@Bean
	NewTopic deadLettersTopic(@Value("${einlass.topics.partitions}") int partitions,
			@Value("${einlass.topics.replicas}") int replicas) {
		return TopicBuilder.name(AvailabilityListener.TOPIC + ".dlt")
			.partitions(partitions)
			.replicas(replicas)
			.config("retention.ms", THIRTY_DAYS)
			.build();
	}

}
