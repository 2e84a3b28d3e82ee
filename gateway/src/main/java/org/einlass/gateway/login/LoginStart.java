package org.einlass.gateway.login;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;

/**
 * Begins a login, and writes into its state where it leads. Nonce and verifier follow
 * from the state, so {@link LoginRequests} finds them again without having kept them.
 */
final class LoginStart implements ServerOAuth2AuthorizationRequestResolver {

	private final ServerOAuth2AuthorizationRequestResolver standard;

	private final LoginStates states;

	LoginStart(ReactiveClientRegistrationRepository clients, LoginStates states) {
		this.standard = new DefaultServerOAuth2AuthorizationRequestResolver(clients);
		this.states = states;
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
		return this.standard.resolve(exchange).map((request) -> leadingOn(request, exchange));
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String clientId) {
		return this.standard.resolve(exchange, clientId).map((request) -> leadingOn(request, exchange));
	}

	private OAuth2AuthorizationRequest leadingOn(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
		LoginTarget target = LoginTarget.asked(exchange.getRequest().getQueryParams());
		String browser = LoginCookie.browser(exchange);
		String state = this.states.begin(browser, target);
		return OAuth2AuthorizationRequest.from(request).state(state).additionalParameters((parameters) -> {
			parameters.put(OidcParameterNames.NONCE, LoginStates.hash(this.states.nonce(browser, state)));
			parameters.put(PkceParameterNames.CODE_CHALLENGE, LoginStates.hash(this.states.verifier(browser, state)));
			parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
		}).build();
	}

}
