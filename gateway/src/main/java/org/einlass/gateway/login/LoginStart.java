package org.einlass.gateway.login;

import java.util.Objects;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;

/** Begins a login, and writes into its state where it leads. */
final class LoginStart implements ServerOAuth2AuthorizationRequestResolver {

	private final ServerOAuth2AuthorizationRequestResolver standard;

	LoginStart(ReactiveClientRegistrationRepository clients) {
		this.standard = new DefaultServerOAuth2AuthorizationRequestResolver(clients);
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
		return this.standard.resolve(exchange).map((request) -> leadingOn(request, exchange));
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String clientId) {
		return this.standard.resolve(exchange, clientId).map((request) -> leadingOn(request, exchange));
	}

	private static OAuth2AuthorizationRequest leadingOn(OAuth2AuthorizationRequest request,
			ServerWebExchange exchange) {
		LoginTarget target = LoginTarget.asked(exchange.getRequest().getQueryParams());
		String random = Objects.requireNonNull(request.getState());
		return OAuth2AuthorizationRequest.from(request).state(target.state(random)).build();
	}

}
