package org.einlass.gateway.login;

import java.time.Duration;
import java.util.Map;

import io.netty.channel.ChannelOption;
import org.einlass.gateway.Addresses;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * The gateway as a client of Keycloak. Browsers see the public addresses, the gateway
 * calls the internal ones; nothing is discovered, so the gateway starts while Keycloak is
 * away.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

	static final String ID = "keycloak";

	/** The error code of a call that Keycloak did not answer. */
	static final String NO_ANSWER = "temporarily_unavailable";

	@Bean
	ReactiveClientRegistrationRepository clients(Addresses addresses,
			@Value("${einlass.gateway-secret}") String secret) {
		String protocol = "/protocol/openid-connect";
		return new InMemoryReactiveClientRegistrationRepository(ClientRegistration.withRegistrationId(ID)
			.clientId("einlass-gateway")
			.clientSecret(secret)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.redirectUri(addresses.publicUrl() + "/login/oauth2/code/" + ID)
			.scope("openid", "profile", "email")
			.issuerUri(addresses.issuer().toString())
			.authorizationUri(addresses.publicRealm(protocol + "/auth"))
			.tokenUri(addresses.internalRealm(protocol + "/token"))
			.jwkSetUri(addresses.internalRealm(protocol + "/certs"))
			.providerConfigurationMetadata(Map.of("end_session_endpoint", addresses.publicRealm(protocol + "/logout")))
			.build());
	}

	@Bean
	ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange() {
		var client = new WebClientReactiveAuthorizationCodeTokenResponseClient();
		client.setWebClient(keycloak());
		return (request) -> client.getTokenResponse(request).onErrorMap(WebClientException.class, KeycloakClient::away);
	}

	@Bean
	ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh() {
		var client = new WebClientReactiveRefreshTokenTokenResponseClient();
		client.setWebClient(keycloak());
		return (request) -> client.getTokenResponse(request).onErrorMap(WebClientException.class, KeycloakClient::away);
	}

	private static OAuth2AuthorizationException away(WebClientException failure) {
		return new OAuth2AuthorizationException(new OAuth2Error(NO_ANSWER), failure);
	}

	private static WebClient keycloak() {
		HttpClient http = HttpClient.create()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2000)
			.responseTimeout(Duration.ofSeconds(10));
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

}
