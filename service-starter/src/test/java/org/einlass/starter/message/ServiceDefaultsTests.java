package org.einlass.starter.message;

import java.io.IOException;
import java.util.Map;

import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** How services reach Kafka and PostgreSQL: openly by default, over TLS when told so. */
class ServiceDefaultsTests {

	@Test
	void aServiceLogsInToKafkaAsItselfOverTls() throws IOException {
		StandardEnvironment settings = settings(Map.of("EINLASS_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
				"EINLASS_KAFKA_USER", "catalog", "EINLASS_KAFKA_PASSWORD", "secret", "EINLASS_KAFKA_TRUST_STORE",
				"/run/ca.pem", "EINLASS_KAFKA_TRUST_STORE_TYPE", "PEM", "EINLASS_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
				"EINLASS_KAFKA_LOGIN_MODULE", "org.apache.kafka.common.security.scram.ScramLoginModule"));
		assertThat(kafka(settings, "security.protocol")).isEqualTo("SASL_SSL");
		assertThat(kafka(settings, "sasl.mechanism")).isEqualTo("SCRAM-SHA-512");
		assertThat(kafka(settings, "ssl.truststore.location")).isEqualTo("/run/ca.pem");
		assertThat(kafka(settings, "ssl.truststore.type")).isEqualTo("PEM");
		var login = JaasContext
			.loadClientContext(Map.of("sasl.jaas.config", new Password(kafka(settings, "sasl.jaas.config"))))
			.configurationEntries()
			.getFirst();
		assertThat(login.getLoginModuleName()).isEqualTo("org.apache.kafka.common.security.scram.ScramLoginModule");
		assertThat(login.getOptions()).isEqualTo(Map.of("username", "catalog", "password", "secret"));
		assertThat(kafka(settings(Map.of()), "security.protocol")).isEqualTo("PLAINTEXT");
	}

	@Test
	void theServiceAndItsMigrationsReachPostgresqlAlike() throws IOException {
		StandardEnvironment settings = settings(Map.of("EINLASS_DATABASE", "catalog", "EINLASS_DATABASE_SSL_MODE",
				"verify-full", "EINLASS_DATABASE_ROOT_CERT", "/run/ca.pem"));
		assertThat(settings.getProperty("spring.r2dbc.properties.sslMode")).isEqualTo("verify-full");
		assertThat(settings.getProperty("spring.r2dbc.properties.sslRootCert")).isEqualTo("/run/ca.pem");
		assertThat(settings.getProperty("spring.flyway.url"))
			.isEqualTo("jdbc:postgresql://localhost:5433/catalog?sslmode=verify-full&sslrootcert=/run/ca.pem");
	}

	private static String kafka(StandardEnvironment settings, String name) {
		return settings.getRequiredProperty("spring.kafka.properties." + name);
	}

	private static StandardEnvironment settings(Map<String, Object> variables) throws IOException {
		StandardEnvironment settings = new StandardEnvironment();
		settings.getPropertySources().addFirst(new MapPropertySource("variables", variables));
		new YamlPropertySourceLoader().load("defaults", new ClassPathResource("service-defaults.yaml"))
			.forEach(settings.getPropertySources()::addLast);
		return settings;
	}

}
