package org.einlass.gateway.login.logout;

import java.net.URI;
import java.time.Duration;

import org.einlass.gateway.Addresses;
import org.einlass.gateway.securitylog.SecurityEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Logs a person out at Keycloak too, from here: in an address for the browser the ID
 * token would say name, mail address and groups to whoever reads the history. When
 * Keycloak does not answer, the browser asks it, and the person confirms there.
 */
final class KeycloakLogout implements ServerLogoutHandler, ServerLogoutSuccessHandler {

	private static final Logger logger = LoggerFactory.getLogger(KeycloakLogout.class);

	private static final Duration LONGEST = Duration.ofSeconds(5);

	private static final String ENDED = KeycloakLogout.class.getName() + ".ended";

	private final ServerOAuth2AuthorizedClientRepository tokens;

	private final WebClient keycloak;

	private final Addresses addresses;

	KeycloakLogout(ServerOAuth2AuthorizedClientRepository tokens, WebClient keycloak, Addresses addresses) {
		this.tokens = tokens;
		this.keycloak = keycloak;
		this.addresses = addresses;
	}

	/** Before the session ends, which keeps the refresh token. */
	@Override
	public Mono<Void> logout(WebFilterExchange filter, Authentication person) {
		if (!(person instanceof OAuth2AuthenticationToken login)) {
			return Mono.empty();
		}
		ServerWebExchange exchange = filter.getExchange();
		return this.tokens
			.<OAuth2AuthorizedClient>loadAuthorizedClient(login.getAuthorizedClientRegistrationId(), login, exchange)
			.flatMap(this::ended)
			.filter((ended) -> ended)
			.flatMap((ended) -> Mono.fromRunnable(() -> exchange.getAttributes().put(ENDED, true)))
			.then(SecurityEvent.LOGOUT.of(login.getName()));
	}

	private Mono<Boolean> ended(OAuth2AuthorizedClient login) {
		if (login.getRefreshToken() == null) {
			return Mono.just(false);
		}
		ClientRegistration client = login.getClientRegistration();
		return this.keycloak.post()
			.uri(URI.create(this.addresses.internalRealm("/protocol/openid-connect/logout")))
			.body(BodyInserters.fromFormData("client_id", client.getClientId())
				.with("client_secret", client.getClientSecret())
				.with("refresh_token", login.getRefreshToken().getTokenValue()))
			.retrieve()
			.toBodilessEntity()
			.timeout(LONGEST)
			.thenReturn(true)
			.doOnError((failure) -> logger.warn("Keycloak did not end a login: {}", failure.getClass().getSimpleName()))
			.onErrorReturn(false);
	}

	/** The filter asks for this before the login has ended, so it decides later. */
	@Override
	public Mono<Void> onLogoutSuccess(WebFilterExchange filter, Authentication person) {
		return Mono.defer(() -> onward(filter.getExchange(), person instanceof OAuth2AuthenticationToken));
	}

	private Mono<Void> onward(ServerWebExchange exchange, boolean loggedIn) {
		boolean ended = exchange.getAttributes().containsKey(ENDED);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatus.SEE_OTHER);
		response.getHeaders().setLocation((loggedIn && !ended) ? atKeycloak() : home());
		return response.setComplete();
	}

	private URI home() {
		return URI.create(this.addresses.publicUrl() + "/");
	}

	private URI atKeycloak() {
		return UriComponentsBuilder.fromUriString(this.addresses.publicRealm("/protocol/openid-connect/logout"))
			.queryParam("client_id", "einlass-gateway")
			.queryParam("post_logout_redirect_uri", home())
			.build()
			.toUri();
	}

}
