package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.job.LoopHealth;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.Assert;
import tools.jackson.databind.json.JsonMapper;

/** Sending through the outbox, and consuming by the rules that all services share. */
@EnableConfigurationProperties(TopicSettings.class)
@AutoConfiguration(after = { KafkaAutoConfiguration.class, R2dbcAutoConfiguration.class })
class MessageConfiguration {

	/** Why a message is a dead letter, in plain words. */
	static final String REASON = "einlass_reason";

	private static final String GROUP = "${spring.kafka.consumer.group-id}";

	@Bean
	Relay relay(ConnectionFactory pool, ProducerFactory<String, byte[]> kafka, KafkaAdmin topics,
			ObjectProvider<DerivedMessages> derived, MeterRegistry meters, LoopHealth health,
			@Value("${spring.application.name}") String service, @Value(GROUP) String group) {
		OptionsCapableConnectionFactory unpooled = OptionsCapableConnectionFactory.unwrapFrom(pool);
		Assert.state(unpooled != null, "The pool's own connection factory is known");
		ConnectionFactory direct = ConnectionFactoryBuilder.withOptions(unpooled.getOptions().mutate()).build();
		return new Relay(new RelaySession.Factory(direct, topics,
				() -> RelayProducer.open(kafka, group + ".relay", "/" + service),
				List.copyOf(derived.orderedStream().toList()), new HeldTopics(System::nanoTime), new OnceAMinute()),
				new RelayMeters(meters, Clock.systemUTC()), health);
	}

	@Bean
	Outbox outbox(DatabaseClient database, JsonMapper json, Relay relay) {
		return new R2dbcOutbox(database, json, relay);
	}

	@Bean
	EqualFailures equalFailures(@Value("${einlass.consumer.equal-failures:10}") int mostInARow) {
		return new EqualFailures(mostInARow);
	}

	@Bean
	ConsumerMeters consumerMeters(MeterRegistry meters) {
		return new ConsumerMeters(meters);
	}

	@Bean
	MessageReader messageReader(JsonMapper json, ConsumerMeters meters, EqualFailures failures) {
		return new MessageReader(json, meters, failures);
	}

	@Bean
	PausedPartitions pausedPartitions(MeterRegistry meters,
			@Value("${einlass.consumer.first-pause:1m}") Duration firstPause) {
		return new PausedPartitions(meters, firstPause);
	}

	@Bean
	ListenerRestart listenerRestart(KafkaListenerEndpointRegistry listeners,
			@Value("${einlass.consumer.restart-pause:10s}") Duration pause, LoopHealth health) {
		return new ListenerRestart(listeners, pause, health);
	}

	@Bean
	ConsumingRules consumingRules(KafkaTemplate<String, byte[]> kafka, EqualFailures failures, PausedPartitions pauses,
			ConsumerMeters meters, @Value(GROUP) String group) {
		DeadLetterPublishingRecoverer deadLetters = new DeadLetterPublishingRecoverer(kafka,
				(record, error) -> new TopicPartition(ConsumedTopic.of(record.topic(), group).deadLetters(), -1));
		deadLetters.excludeHeader(HeaderNames.HeadersToAdd.EX_STACKTRACE);
		deadLetters.setHeadersFunction((record, error) -> new RecordHeaders().add(REASON,
				FailureReason.of(error).text().getBytes(StandardCharsets.UTF_8)));
		return ConsumingRules.of(deadLetters, failures, pauses, meters, group);
	}

}
