package org.einlass.starter.message;

import java.util.List;

import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.Assert;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Sending through the outbox, and consuming by the rules that all services share. */
@AutoConfiguration(after = { KafkaAutoConfiguration.class, R2dbcAutoConfiguration.class })
class MessageConfiguration {

	@Bean
	Relay relay(ConnectionFactory pool, KafkaTemplate<String, byte[]> kafka, KafkaAdmin topics,
			ObjectProvider<DerivedMessages> derived, @Value("${spring.application.name}") String service) {
		OptionsCapableConnectionFactory unpooled = OptionsCapableConnectionFactory.unwrapFrom(pool);
		Assert.state(unpooled != null, "The pool's own connection factory is known");
		ConnectionFactory direct = ConnectionFactoryBuilder.withOptions(unpooled.getOptions().mutate()).build();
		return new Relay(new RelaySession.Factory(direct, kafka, topics, List.copyOf(derived.orderedStream().toList()),
				"/" + service));
	}

	@Bean
	Outbox outbox(DatabaseClient database, JsonMapper json, Relay relay) {
		return new R2dbcOutbox(database, json, relay);
	}

	@Bean
	MessageReader messageReader(JsonMapper json) {
		return new MessageReader(json);
	}

	@Bean
	DeadLetters deadLetters(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka) {
		return new DeadLetters(consumers, kafka);
	}

	/** The command {@code --einlass.replay-dead-letters=<topic>}: replays and exits. */
	@Bean
	@ConditionalOnProperty("einlass.replay-dead-letters")
	ApplicationRunner replayDeadLetters(DeadLetters letters, ConfigurableApplicationContext context,
			@Value("${einlass.replay-dead-letters}") String topic) {
		return (arguments) -> {
			letters.replay(topic);
			System.exit(SpringApplication.exit(context));
		};
	}

	/**
	 * Transient failures are tried again without end, with pauses of up to 30 s; only
	 * unreadable or rule-breaking messages go to {@code <topic>.dlt}.
	 */
	@Bean
	DefaultErrorHandler consumingRules(KafkaTemplate<String, byte[]> kafka) {
		DeadLetterPublishingRecoverer deadLetters = new DeadLetterPublishingRecoverer(kafka,
				(record, error) -> new TopicPartition(record.topic() + ".dlt", -1));
		ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
		pauses.setMaxInterval(30_000);
		DefaultErrorHandler rules = new DefaultErrorHandler(deadLetters, pauses);
		rules.addNotRetryableExceptions(UnreadableMessage.class);
		return rules;
	}

}
