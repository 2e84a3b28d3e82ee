package org.einlass.notification;

import java.util.LinkedHashMap;
import java.util.Map;

import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running notification service; several may share a database. */
public final class Instance implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Instance(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** Starts with short pauses, so that tests see retries. */
	public static Instance start(TestDatabase database, RegistrationStub registration, int smtpPort,
			String... settings) {
		Map<String, Object> properties = new LinkedHashMap<>(EmbeddedParts.environment(database));
		properties.put("EINLASS_REGISTRATION_URL", registration.url());
		properties.put("spring.security.oauth2.client.provider.keycloak.token-uri", registration.url() + "/token");
		properties.put("EINLASS_MAILER_SECRET", "secret");
		properties.put("EINLASS_SMTP_PORT", String.valueOf(smtpPort));
		properties.put("EINLASS_SMTP_STARTTLS", "false");
		properties.put("einlass.mail.first-pause", "300ms");
		properties.put("einlass.mail.longest-pause", "1s");
		for (String setting : settings) {
			String[] parts = setting.split("=", 2);
			properties.put(parts[0], parts[1]);
		}
		String[] arguments = properties.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
		return new Instance(new SpringApplicationBuilder(NotificationApplication.class).run(arguments));
	}

	public <T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	public <T> T part(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	public String url() {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port");
	}

	@Override
	public void close() {
		this.context.close();
	}

}
