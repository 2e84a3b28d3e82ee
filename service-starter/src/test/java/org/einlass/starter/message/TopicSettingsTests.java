package org.einlass.starter.message;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicSettingsTests {

	@Test
	void copiesAreTheBrokersMatterUnlessTheyAreSet() {
		NewTopic topic = new TopicSettings(6, null, null).latest("a");
		assertThat(topic.replicationFactor()).isEqualTo((short) -1);
		assertThat(topic.configs()).containsEntry("min.compaction.lag.ms", "604800000")
			.containsEntry("delete.retention.ms", "604800000")
			.containsEntry("cleanup.policy", "compact")
			.doesNotContainKey("min.insync.replicas");
		NewTopic set = new TopicSettings(6, 3, 2).latest("a");
		assertThat(set.replicationFactor()).isEqualTo((short) 3);
		assertThat(set.configs()).containsEntry("min.insync.replicas", "2");
	}

	@Test
	void lettersOfARetryTopicGoWhereTheMessageWouldHaveGoneAtFirst() {
		TopicSettings topics = new TopicSettings(6, null, null);
		assertThat(topics.retry("a.b", "c-service").name()).isEqualTo("a.b.c-service.retry");
		assertThat(ConsumedTopic.of("a.b.c-service.retry", "c-service").deadLetters()).isEqualTo("a.b.dlt");
		assertThat(ConsumedTopic.of("a.b", "c-service").deadLetters()).isEqualTo("a.b.dlt");
		assertThat(topics.deadLetters("a.b").name()).isEqualTo("a.b.dlt");
	}

}
