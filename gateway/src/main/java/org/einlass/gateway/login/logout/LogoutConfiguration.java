package org.einlass.gateway.login.logout;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import org.einlass.gateway.Addresses;
import reactor.netty.http.client.HttpClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

/** The two ways in which a login ends together with that at Keycloak. */
@Configuration(proxyBeanMethods = false)
class LogoutConfiguration {

	@Bean
	ReactiveOidcSessionRegistry knownLogins() {
		return new KnownLogins();
	}

	@Bean
	Logouts logouts(ServerOAuth2AuthorizedClientRepository tokens, ReactiveOidcSessionRegistry logins,
			WebSessionManager sessions, Addresses addresses) {
		KeycloakLogout keycloak = new KeycloakLogout(tokens, keycloak(), addresses);
		return new Logouts(keycloak, keycloak,
				new BackChannelLogout(logins, ((DefaultWebSessionManager) sessions).getSessionStore()));
	}

	private static WebClient keycloak() {
		HttpClient http = HttpClient.create()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2000)
			.responseTimeout(Duration.ofSeconds(5));
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

}
