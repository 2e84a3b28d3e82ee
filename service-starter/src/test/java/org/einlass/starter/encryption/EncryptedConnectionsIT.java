package org.einlass.starter.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLException;

import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.assertj.core.api.ThrowableAssert;
import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A PostgreSQL and a Kafka that take nothing in the clear, and the settings with which a
 * service reaches them.
 */
class EncryptedConnectionsIT {

	@TempDir
	private static Path folder;

	private static TestCertificate right;

	private static TestCertificate wrong;

	private static TestDatabase database;

	private static TestBroker broker;

	@BeforeAll
	static void start() throws Exception {
		right = TestCertificate.in(folder.resolve("right"));
		wrong = TestCertificate.in(folder.resolve("wrong"));
		database = TestDatabase.onServerWith(Map.of("ssl", "on", "ssl_cert_file", right.certificate().toString(),
				"ssl_key_file", right.key().toString(), "hba_file", onlyTests().toString()));
		broker = TestBroker.start(overTls());
	}

	/** The superuser alone, that is the tests, comes in without encryption. */
	private static Path onlyTests() throws IOException {
		return Files.writeString(folder.resolve("hba.conf"), """
				local   all all trust
				host    all postgres localhost trust
				hostssl all all localhost scram-sha-256
				""");
	}

	private static Map<String, String> overTls() {
		return Map.of("listener.security.protocol.map", "EXTERNAL:SASL_SSL,CONTROLLER:PLAINTEXT",
				"sasl.enabled.mechanisms", "PLAIN", "sasl.mechanism.inter.broker.protocol", "PLAIN",
				"listener.name.external.plain.sasl.jaas.config",
				"org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\" "
						+ "password=\"own\" user_broker=\"own\" user_sample=\"secret\";",
				"ssl.keystore.location", right.store().toString(), "ssl.keystore.type", "PKCS12",
				"ssl.keystore.password", TestCertificate.PASSWORD, "ssl.truststore.location",
				right.certificate().toString(), "ssl.truststore.type", "PEM");
	}

	@Test
	void aServiceMigratesSendsAndReadsOverTls() throws Exception {
		try (ConfigurableApplicationContext service = start(Map.of())) {
			assertThat(service.isActive()).isTrue();
			add("encrypted");
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(database.number("select count(*) from effects where key = 'encrypted'"))
					.isEqualTo(1));
			assertThat(connections("ssl")).isPositive();
			assertThat(connections("not ssl")).isZero();
		}
	}

	@Test
	void theMigrationsGoToNoDatabaseThatShowsAnotherCertificate() {
		assertRefused(() -> start(Map.of("EINLASS_DATABASE_ROOT_CERT", wrong.certificate().toString(),
				"spring.flyway.connect-retries", "0")), SSLException.class);
	}

	@Test
	void theServiceGoesToNoDatabaseThatShowsAnotherCertificate() {
		try (ConfigurableApplicationContext service = start(Map.of("EINLASS_DATABASE_ROOT_CERT",
				wrong.certificate().toString(), "spring.flyway.enabled", "false"))) {
			assertRefused(() -> service.getBean(DatabaseClient.class).sql("select 1").then().block(),
					SSLException.class);
		}
	}

	@Test
	void theDatabaseTakesNobodyInTheClear() {
		try (ConfigurableApplicationContext service = start(
				Map.of("EINLASS_DATABASE_SSL_MODE", "disable", "spring.flyway.enabled", "false"))) {
			assertThatThrownBy(() -> service.getBean(DatabaseClient.class).sql("select 1").then().block()).rootCause()
				.hasMessageContaining("no encryption");
		}
	}

	@Test
	void noMessageGoesToABrokerThatShowsAnotherCertificate() {
		assertNotSent(Map.of("EINLASS_KAFKA_TRUST_STORE", wrong.certificate().toString()),
				SslAuthenticationException.class);
	}

	@Test
	void theBrokerTakesNoMessageWithAWrongPassword() {
		assertNotSent(Map.of("EINLASS_KAFKA_PASSWORD", "guessed"), SaslAuthenticationException.class);
	}

	@SuppressWarnings("unchecked")
	private static void assertNotSent(Map<String, String> settings, Class<? extends Throwable> why) {
		try (ConfigurableApplicationContext service = start(settings)) {
			KafkaTemplate<String, byte[]> kafka = service.getBean(KafkaTemplate.class);
			assertRefused(() -> kafka.send(SampleApplication.TOPIC, new byte[0]).join(), why);
		}
	}

	private static void assertRefused(ThrowableAssert.ThrowingCallable call, Class<? extends Throwable> why) {
		assertThatThrownBy(call).satisfies((error) -> {
			Throwable cause = error;
			while (cause.getCause() != null && !why.isInstance(cause)) {
				cause = cause.getCause();
			}
			assertThat(cause).isInstanceOf(why);
		});
	}

	private static long connections(String which) {
		return database.number("""
				select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
				where usename in ('%s', '%s_owner') and %s
				""".formatted(database.name(), database.name(), which));
	}

	private static void add(String key) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into outbox (message_id, topic, message_key, type, body)
					values (gen_random_uuid(), '%s', '%s', 'NumberChosen', '{"version": 1, "number": 1}')
					""".formatted(SampleApplication.TOPIC, key));
		}
	}

	private static ConfigurableApplicationContext start(Map<String, String> other) {
		Map<String, String> settings = new HashMap<>(EmbeddedParts.environment(database));
		settings.putAll(Map.of("EINLASS_DATABASE_SSL_MODE", "verify-full", "EINLASS_DATABASE_ROOT_CERT",
				right.certificate().toString(), "EINLASS_KAFKA", broker.servers(), "EINLASS_KAFKA_SECURITY_PROTOCOL",
				"SASL_SSL", "EINLASS_KAFKA_USER", "sample", "EINLASS_KAFKA_PASSWORD", "secret",
				"EINLASS_KAFKA_TRUST_STORE", right.certificate().toString(), "EINLASS_KAFKA_TRUST_STORE_TYPE", "PEM"));
		settings.putAll(other);
		return SampleApplication.start(settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new));
	}

}
