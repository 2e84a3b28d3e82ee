package org.einlass.starter.message;

import java.time.Duration;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.kafka.config.TopicBuilder;

/**
 * How topics are made, the same in all services ({@code einlass.topics}). It says nothing
 * of topics that are there already, but for more partitions: raising that number moves
 * keys, so it is chosen once.
 *
 * @param partitions of each topic
 * @param replicas copies of each record; by default what the broker is set to
 * @param minInsyncReplicas copies without which nothing is taken; by default what the
 * broker is set to
 */
@ConfigurationProperties("einlass.topics")
public record TopicSettings(@DefaultValue("6") int partitions, @Nullable Integer replicas,
		@Nullable Integer minInsyncReplicas) {

	private static final Duration WEEK = Duration.ofDays(7);

	private static final int DEAD_LETTER_DAYS = 30;

	/** Longer than letters are kept, since what is replayed keeps its own time. */
	private static final int RETRY_DAYS = 2 * DEAD_LETTER_DAYS;

	/** A letter is larger than the record was: its headers say what was wrong. */
	private static final int LARGEST_LETTER = 2 * 1024 * 1024;

	/** Keeps the newest message of each key; a week to read what is compacted away. */
	public NewTopic latest(String name) {
		return topic(name).compact()
			.config(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(WEEK))
			.config(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(WEEK))
			.build();
	}

	/** Keeps every message for some days. */
	public NewTopic days(String name, int days) {
		return topic(name).config(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofDays(days))).build();
	}

	/** For the messages of a consumed topic that cannot be read. */
	public NewTopic deadLetters(String consumed) {
		return aside(new ConsumedTopic(consumed, "").deadLetters(), DEAD_LETTER_DAYS);
	}

	/** For those of them that this consumer group is to try again. */
	public NewTopic retry(String consumed, String group) {
		return aside(new ConsumedTopic(consumed, group).retry(), RETRY_DAYS);
	}

	private NewTopic aside(String name, int days) {
		return topic(name).config(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofDays(days)))
			.config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_LETTER))
			.build();
	}

	private TopicBuilder topic(String name) {
		TopicBuilder topic = TopicBuilder.name(name).partitions(this.partitions);
		if (this.replicas != null) {
			topic.replicas(this.replicas);
		}
		if (this.minInsyncReplicas != null) {
			topic.config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(this.minInsyncReplicas));
		}
		return topic;
	}

	private static String millis(Duration time) {
		return String.valueOf(time.toMillis());
	}

}
