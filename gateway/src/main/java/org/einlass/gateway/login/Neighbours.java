package org.einlass.gateway.login;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;

/**
 * Metrics are for whoever scrapes this process from the same network. What comes through
 * a proxy carries one of the headers that proxies add, and is turned away; a proxy that
 * adds none must not pass {@code /actuator} on.
 */
final class Neighbours implements ReactiveAuthorizationManager<AuthorizationContext> {

	private static final List<String> OF_PROXIES = List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Real-IP");

	@Override
	public Mono<AuthorizationResult> authorize(Mono<Authentication> person, AuthorizationContext context) {
		return Mono.just(new AuthorizationDecision(isNeighbour(context.getExchange().getRequest())));
	}

	static boolean isNeighbour(ServerHttpRequest request) {
		boolean forwarded = OF_PROXIES.stream().anyMatch(request.getHeaders()::containsHeader);
		return !forwarded && isLocal(request.getRemoteAddress());
	}

	private static boolean isLocal(@Nullable InetSocketAddress remote) {
		InetAddress address = (remote != null) ? remote.getAddress() : null;
		return address != null && (address.isLoopbackAddress() || address.isSiteLocalAddress());
	}

}
