package org.einlass.starter.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.NewTopic;
import org.einlass.starter.identity.TokenSecurity;
import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Run as a process of its own, it puts {@code sample.messages} into its outbox, with keys
 * that begin with {@code sample.prefix}.
 */
@SpringBootApplication
public class SampleApplication {

	public static final String TOPIC = "sample.numbers";

	public static final String TOPIC_AT_ONCE = "sample.numbers-at-once";

	public static void main(String[] args) {
		ConfigurableApplicationContext context = start(args);
		int messages = context.getEnvironment().getProperty("sample.messages", Integer.class, 0);
		add(context, context.getEnvironment().getRequiredProperty("sample.prefix"), messages);
		System.out.println("committed " + messages);
	}

	public static ConfigurableApplicationContext start(String... args) {
		List<String> arguments = new ArrayList<>(List.of(args));
		arguments.add("--spring.config.name=sample");
		return SpringApplication.run(SampleApplication.class, arguments.toArray(String[]::new));
	}

	/** Commits messages whose keys are the prefix and a number below {@code count}. */
	private static void add(ConfigurableApplicationContext context, String prefix, int count) {
		Outbox outbox = context.getBean(Outbox.class);
		TransactionalOperator transaction = context.getBean(TransactionalOperator.class);
		outbox.add(IntStream.range(0, count).mapToObj((number) -> number(prefix, number)).toList())
			.as(transaction::transactional)
			.block();
	}

	private static Message number(String prefix, int number) {
		return new Message(TOPIC, prefix + number, "NumberChosen", Map.of("version", 1, "number", number));
	}

	@Bean
	NewTopic numbers() {
		return TopicBuilder.name(TOPIC).partitions(1).replicas(1).build();
	}

	@Bean
	NewTopic numbersAtOnce() {
		return TopicBuilder.name(TOPIC_AT_ONCE).partitions(1).replicas(1).build();
	}

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http, TokenSecurity tokens) {
		return tokens.applyTo(http)
			.authorizeExchange(
					(paths) -> paths.pathMatchers("/login-only/**").authenticated().anyExchange().permitAll())
			.build();
	}

}
