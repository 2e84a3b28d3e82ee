package org.einlass.gateway.guard;

import org.einlass.gateway.Routes;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What is not for everyone may hold somebody's data, so neither the browser of a shared
 * computer nor a proxy keeps it, unless the service says how long it may. A public route
 * counts among them when asked with a token of one's own: a draft, for instance.
 */
@Component
class NotStored implements GlobalFilter, Ordered {

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		boolean ownToken = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
		if (!Routes.isPublic(exchange) || ownToken) {
			HttpHeaders answer = exchange.getResponse().getHeaders();
			exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
				if (!answer.containsHeader(HttpHeaders.CACHE_CONTROL)) {
					answer.setCacheControl("no-store");
				}
			}));
		}
		return chain.filter(exchange);
	}

}
