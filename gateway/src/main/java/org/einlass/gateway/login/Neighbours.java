package org.einlass.gateway.login;

import java.net.InetAddress;
import java.net.InetSocketAddress;

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
 * a proxy carries a forwarding header and is turned away.
 */
final class Neighbours implements ReactiveAuthorizationManager<AuthorizationContext> {

	@Override
	public Mono<AuthorizationResult> authorize(Mono<Authentication> person, AuthorizationContext context) {
		return Mono.just(new AuthorizationDecision(isNeighbour(context.getExchange().getRequest())));
	}

	static boolean isNeighbour(ServerHttpRequest request) {
		boolean forwarded = request.getHeaders().containsHeader("Forwarded")
				|| request.getHeaders().containsHeader("X-Forwarded-For");
		return !forwarded && isLocal(request.getRemoteAddress());
	}

	private static boolean isLocal(@Nullable InetSocketAddress remote) {
		InetAddress address = (remote != null) ? remote.getAddress() : null;
		return address != null && (address.isLoopbackAddress() || address.isSiteLocalAddress());
	}

}
