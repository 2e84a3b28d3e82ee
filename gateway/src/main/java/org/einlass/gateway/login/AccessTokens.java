package org.einlass.gateway.login;

import org.einlass.gateway.securitylog.SecurityEvent;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The access token of the person who is logged in, renewed shortly before it ends. When
 * Keycloak refuses to renew it, the session is dropped; when Keycloak does not answer, it
 * is kept.
 */
@Component
class AccessTokens {

	private final ServerOAuth2AuthorizedClientRepository tokens;

	private final Renewals renewals;

	AccessTokens(ServerOAuth2AuthorizedClientRepository tokens, Renewals renewals) {
		this.tokens = tokens;
		this.renewals = renewals;
	}

	/** A token and whose it is. */
	record Present(String accessToken, String name) {
	}

	/**
	 * Empty when nobody is logged in; fails with {@link SessionLost} when somebody was,
	 * and with {@link org.einlass.gateway.problem.Problem#UNAVAILABLE} when Keycloak does
	 * not answer.
	 */
	Mono<Present> current(ServerWebExchange exchange) {
		return exchange.getPrincipal()
			.ofType(OAuth2AuthenticationToken.class)
			.flatMap((person) -> authorized(person, exchange)
				.map((client) -> new Present(client.getAccessToken().getTokenValue(), name(person))));
	}

	private Mono<OAuth2AuthorizedClient> authorized(OAuth2AuthenticationToken person, ServerWebExchange exchange) {
		return this.tokens.<OAuth2AuthorizedClient>loadAuthorizedClient(KeycloakClient.ID, person, exchange)
			.flatMap((client) -> this.renewals.fresh(client, person, exchange))
			.switchIfEmpty(Mono.error(SessionLost::new))
			.onErrorResume(SessionLost.class,
					(lost) -> SecurityEvent.LOGIN_ENDED.of(person.getName())
						.then(Mono.defer(() -> SessionCookie.end(exchange)))
						.then(Mono.error(lost)));
	}

	private static String name(OAuth2AuthenticationToken person) {
		Object name = person.getPrincipal().getAttributes().get("name");
		Object username = person.getPrincipal().getAttributes().get("preferred_username");
		return (name != null) ? name.toString() : (username != null) ? username.toString() : person.getName();
	}

}
