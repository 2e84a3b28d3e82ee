package org.einlass.gateway.client;

import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Finds the client before anything counts it. */
@Component
@EnableConfigurationProperties(TrustedProxies.class)
@Order(-1950)
class ClientFilter implements WebFilter {

	private final TrustedProxies proxies;

	ClientFilter(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ClientAddress.found(exchange, this.proxies.client(exchange.getRequest()));
		return chain.filter(exchange);
	}

}
