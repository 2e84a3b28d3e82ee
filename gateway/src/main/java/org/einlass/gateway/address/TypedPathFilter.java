package org.einlass.gateway.address;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Sends a browser from the address that was typed to the one that is meant, with its
 * query; before Spring's firewall, which refuses a double slash.
 */
@Component
@Order(-1750)
class TypedPathFilter implements WebFilter {

	private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!READS.contains(exchange.getRequest().getMethod())) {
			return chain.filter(exchange);
		}
		URI typed = exchange.getRequest().getURI();
		String meant = TypedPath.meant(typed.getRawPath());
		if (meant.equals(typed.getRawPath())) {
			return chain.filter(exchange);
		}
		String query = (typed.getRawQuery() != null) ? "?" + typed.getRawQuery() : "";
		boolean slashes = TypedPath.sameButForSlashes(typed.getRawPath(), meant);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(slashes ? HttpStatus.PERMANENT_REDIRECT : HttpStatus.MOVED_PERMANENTLY);
		response.getHeaders().setLocation(URI.create(meant + query));
		response.getHeaders().setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
		return response.setComplete();
	}

}
