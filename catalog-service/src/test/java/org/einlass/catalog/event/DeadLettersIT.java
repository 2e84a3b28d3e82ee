package org.einlass.catalog.event;

import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.einlass.catalog.CatalogTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only the brokers of tests make topics on first use, so no test sees that one is
 * missing.
 */
@CatalogTest
class DeadLettersIT {

	@Autowired
	private KafkaListenerEndpointRegistry listeners;

	@Autowired
	private List<NewTopic> topics;

	@Test
	void everyTopicThatWeHearHasOneForItsDeadLetters() {
		List<String> heard = this.listeners.getAllListenerContainers()
			.stream()
			.flatMap((listener) -> Stream.of(listener.getContainerProperties().getTopics()))
			.toList();
		assertThat(heard).isNotEmpty();
		assertThat(this.topics).extracting(NewTopic::name)
			.containsAll(heard.stream().filter((topic) -> topic.endsWith(".retry")).toList())
			.containsAll(heard.stream()
				.filter((topic) -> !topic.endsWith(".retry"))
				.map((topic) -> topic + ".dlt")
				.toList());
	}

}
