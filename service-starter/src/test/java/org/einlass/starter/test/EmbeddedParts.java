package org.einlass.starter.test;

import java.util.Map;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a service under test a real PostgreSQL database of its own, a real Kafka broker
 * and an issuer of tokens. Use:
 * {@code @ContextConfiguration(initializers = EmbeddedParts.class)}. The parts start once
 * per JVM; each context gets a fresh database.
 */
public class EmbeddedParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Map<String, String> environment = environment(TestDatabase.create());
		TestPropertyValues.of(environment).applyTo(context);
	}

	/** The variables of one service instance on the given database. */
	public static Map<String, String> environment(TestDatabase database) {
		return Map.ofEntries(Map.entry("EINLASS_DATABASE_HOST", "localhost"),
				Map.entry("EINLASS_DATABASE_PORT", String.valueOf(database.port())),
				Map.entry("EINLASS_DATABASE", database.name()), Map.entry("EINLASS_DATABASE_PASSWORD", "service"),
				Map.entry("EINLASS_MIGRATION_PASSWORD", "owner"),
				Map.entry("EINLASS_KAFKA", TestBroker.bootstrapServers()),
				Map.entry("EINLASS_ISSUER", TestTokens.issuer()),
				Map.entry("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", TestTokens.keysUri()),
				Map.entry("EINLASS_LOG_FORMAT", ""), Map.entry("server.port", "0"),
				Map.entry("spring.kafka.consumer.group-id", database.name()),
				// On the class path of tests alone; OpenApiIT switches it on.
				Map.entry("springdoc.api-docs.enabled", "false"));
	}

}
