package org.einlass.gateway.login;

import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;

/**
 * The logins that browsers have begun, in as many tabs as they like. None is kept: a
 * return from Keycloak brings its state, and the browser its cookie. A state is good for
 * one return: Keycloak ends the session of a code that it sees twice.
 */
final class LoginRequests implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final int MOST = 50_000;

	private final ReactiveClientRegistrationRepository clients;

	private final LoginStates states;

	private final LoginCookie cookie;

	private final Cache<String, Boolean> returned = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(LoginStates.LONGEST)
		.build();

	LoginRequests(ReactiveClientRegistrationRepository clients, LoginStates states, LoginCookie cookie) {
		this.clients = clients;
		this.states = states;
		this.cookie = cookie;
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
		String browser = LoginCookie.browser(exchange);
		return Mono.justOrEmpty(exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE))
			.filter((state) -> this.states.isOf(browser, state) && this.returned.getIfPresent(state) == null)
			.flatMap((state) -> this.clients.findByRegistrationId(KeycloakClient.ID)
				.map((client) -> request(client, browser, state)));
	}

	@Override
	public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
		return Mono.fromRunnable(() -> this.cookie.write(exchange));
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
		return loadAuthorizationRequest(exchange)
			.filter((found) -> this.returned.asMap().putIfAbsent(String.valueOf(found.getState()), true) == null);
	}

	private OAuth2AuthorizationRequest request(ClientRegistration client, String browser, String state) {
		return OAuth2AuthorizationRequest.authorizationCode()
			.clientId(client.getClientId())
			.authorizationUri(Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
			.redirectUri(client.getRedirectUri())
			.scopes(client.getScopes())
			.state(state)
			.attributes(Map.of(OAuth2ParameterNames.REGISTRATION_ID, client.getRegistrationId(),
					OidcParameterNames.NONCE, this.states.nonce(browser, state), PkceParameterNames.CODE_VERIFIER,
					this.states.verifier(browser, state)))
			.build();
	}

}
