package org.einlass.catalog.organisation;

import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The admin client of the realm, with the service account of this service. */
@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

	private static final String REALM = "einlass";

	@Bean(destroyMethod = "close")
	Keycloak keycloak(@Value("${einlass.keycloak-url}") String url, @Value("${einlass.catalog-secret}") String secret) {
		Client client = ClientBuilder.newBuilder()
			.register(JacksonProvider.class, 100)
			.connectTimeout(3, TimeUnit.SECONDS)
			.readTimeout(10, TimeUnit.SECONDS)
			.build();
		return KeycloakBuilder.builder()
			.serverUrl(url)
			.realm(REALM)
			.grantType(OAuth2Constants.CLIENT_CREDENTIALS)
			.clientId("einlass-catalog")
			.clientSecret(secret)
			.resteasyClient(client)
			.build();
	}

	@Bean
	Teams teams(Keycloak keycloak, @Value("${einlass.public-url}") String publicUrl) {
		return new KeycloakTeams(keycloak.realm(REALM), publicUrl + "/login?to=/manage");
	}

}
