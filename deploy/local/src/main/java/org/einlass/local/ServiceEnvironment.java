package org.einlass.local;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables of each service; the same names as in containers. */
record ServiceEnvironment(Ports ports, Secrets secrets) {

	Map<String, String> of(String service) {
		Map<String, String> variables = new TreeMap<>();
		variables.put("SERVER_ADDRESS", "127.0.0.1");
		variables.put("SERVER_PORT", Integer.toString(this.ports.of(service)));
		variables.put("EINLASS_PUBLIC_URL", local(this.ports.gateway()));
		variables.put("EINLASS_ISSUER", local(this.ports.keycloak()) + "/realms/einlass");
		variables.put("EINLASS_KEYCLOAK_URL", local(this.ports.keycloak()));
		switch (service) {
			case "gateway" -> gateway(variables);
			case "catalog-service" -> {
				database(variables, "catalog");
				variables.put("EINLASS_CATALOG_SECRET", this.secrets.password("keycloak.catalog"));
			}
			case "registration-service" -> {
				database(variables, "registration");
				variables.put("EINLASS_LINK_KEY", this.secrets.key("link-key"));
				variables.put("EINLASS_TICKET_KEY_SECRET", this.secrets.key("ticket-key-secret"));
			}
			case "notification-service" -> {
				database(variables, "notification");
				mail(variables);
			}
			default -> throw new IllegalArgumentException(service);
		}
		return variables;
	}

	private void gateway(Map<String, String> variables) {
		// No proxy stands in front, so no caller's X-Forwarded-For counts.
		variables.put("EINLASS_TRUSTED_PROXIES", System.getenv().getOrDefault("EINLASS_TRUSTED_PROXIES", ""));
		variables.put("EINLASS_LIMITS", System.getenv().getOrDefault("EINLASS_LIMITS", "on"));
		variables.put("EINLASS_GATEWAY_SECRET", this.secrets.password("keycloak.gateway"));
		variables.put("EINLASS_CATALOG_URL", local(this.ports.catalog()));
		variables.put("EINLASS_REGISTRATION_URL", local(this.ports.registration()));
		variables.put("EINLASS_NOTIFICATION_URL", local(this.ports.notification()));
	}

	private void database(Map<String, String> variables, String name) {
		variables.put("EINLASS_KAFKA", "localhost:" + this.ports.kafka());
		variables.put("EINLASS_DATABASE_HOST", "localhost");
		variables.put("EINLASS_DATABASE_PORT", Integer.toString(this.ports.postgreSql()));
		variables.put("EINLASS_DATABASE", name);
		variables.put("EINLASS_DATABASE_PASSWORD", this.secrets.password("postgresql." + name));
		variables.put("EINLASS_MIGRATION_USER", name + "_owner");
		variables.put("EINLASS_MIGRATION_PASSWORD", this.secrets.password("postgresql." + name + "_owner"));
	}

	private void mail(Map<String, String> variables) {
		variables.put("EINLASS_REGISTRATION_URL", local(this.ports.registration()));
		variables.put("EINLASS_MAILER_SECRET", this.secrets.password("keycloak.mailer"));
		variables.put("EINLASS_SMTP_HOST", "localhost");
		variables.put("EINLASS_SMTP_PORT", Integer.toString(this.ports.smtp()));
		variables.put("EINLASS_SMTP_STARTTLS", "false");
		variables.put("EINLASS_MAIL_FROM", "einlass@localhost");
	}

	private static String local(int port) {
		return "http://localhost:" + port;
	}

}
