package org.einlass.gateway.login;

import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * The access token of whoever is logged in, renewed shortly before it ends. When Keycloak
 * refuses to renew it, the session is dropped; when Keycloak does not answer, it is kept.
 */
@Component
class AccessTokens {

	private final ReactiveOAuth2AuthorizedClientManager manager;

	AccessTokens(ReactiveClientRegistrationRepository clients, ServerOAuth2AuthorizedClientRepository tokens,
			ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh) {
		var renewing = new DefaultReactiveOAuth2AuthorizedClientManager(clients, tokens);
		renewing.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
			.authorizationCode()
			.refreshToken((provider) -> provider.accessTokenResponseClient(refresh))
			.build());
		// What becomes of a session is decided below, not by the manager.
		renewing.setAuthorizationFailureHandler((failure, person, attributes) -> Mono.empty());
		this.manager = renewing;
	}

	/** A token and whose it is. */
	record Present(String accessToken, String name) {
	}

	/**
	 * Empty when nobody is logged in; fails with {@link SessionLost} when somebody was,
	 * and with {@link Problem#UNAVAILABLE} when Keycloak does not answer.
	 */
	Mono<Present> current(ServerWebExchange exchange) {
		return exchange.getPrincipal()
			.ofType(OAuth2AuthenticationToken.class)
			.flatMap((person) -> authorized(person, exchange)
				.map((client) -> new Present(client.getAccessToken().getTokenValue(), name(person))));
	}

	private Mono<OAuth2AuthorizedClient> authorized(OAuth2AuthenticationToken person, ServerWebExchange exchange) {
		return this.manager
			.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(KeycloakClient.ID)
				.principal(person)
				.attribute(ServerWebExchange.class.getName(), exchange)
				.build())
			.onErrorResume(OAuth2AuthorizationException.class, (failure) -> lost(failure, exchange));
	}

	private static <T> Mono<T> lost(OAuth2AuthorizationException failure, ServerWebExchange exchange) {
		String code = failure.getError().getErrorCode();
		if (failure instanceof ClientAuthorizationException && unanswered(code)) {
			return Mono.error(new Refused(Problem.UNAVAILABLE));
		}
		return exchange.getSession().flatMap(WebSession::invalidate).then(Mono.error(new SessionLost()));
	}

	private static boolean unanswered(@Nullable String code) {
		return "invalid_token_response".equals(code) || "server_error".equals(code)
				|| "temporarily_unavailable".equals(code);
	}

	private static String name(OAuth2AuthenticationToken person) {
		Object name = person.getPrincipal().getAttributes().get("name");
		Object username = person.getPrincipal().getAttributes().get("preferred_username");
		return (name != null) ? name.toString() : (username != null) ? username.toString() : person.getName();
	}

}
