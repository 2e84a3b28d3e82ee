package org.einlass.gateway.query;

import java.net.URI;
import java.util.Set;

import org.einlass.gateway.Routes;
import org.einlass.gateway.problem.ProblemPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets only known names through in a query. A program is told of an unknown one, since it
 * hoped for something. People bring names that others put into links
 * ({@code utm_source}): pages that all share are asked for without them, so that each
 * visitor gets the same answer, kept for all.
 */
@Component
class QueryRule implements GlobalFilter, Ordered {

	private final KnownNames names;

	private final ProblemPage problems;

	QueryRule(KnownNames names, ProblemPage problems) {
		this.names = names;
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return -10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		String raw = exchange.getRequest().getURI().getRawQuery();
		if (raw == null) {
			return chain.filter(exchange);
		}
		// Lets the firewall look at the names as well, before some of them are gone.
		exchange.getRequest().getQueryParams();
		Query query = new Query(raw);
		if (exchange.getRequest().getPath().value().startsWith("/api/")) {
			String unknown = unknown(exchange.getRequest(), query);
			return (unknown == null) ? chain.filter(exchange) : this.problems.writeUnknown(exchange, unknown);
		}
		return chain.filter(Routes.isPublic(exchange) ? cleaned(exchange, query) : exchange);
	}

	private @Nullable String unknown(ServerHttpRequest request, Query query) {
		Set<String> known = this.names.of(request.getMethod().name(), request.getPath().pathWithinApplication());
		return (known != null) ? query.unknown(known) : null;
	}

	private ServerWebExchange cleaned(ServerWebExchange exchange, Query query) {
		ServerHttpRequest request = exchange.getRequest();
		String kept = query.only(this.names.ofPage(request.getPath().pathWithinApplication()));
		if (kept.equals(query.raw())) {
			return exchange;
		}
		String address = request.getURI().toString();
		String path = address.substring(0, address.indexOf('?'));
		URI clean = URI.create(kept.isEmpty() ? path : path + "?" + kept);
		return exchange.mutate().request((builder) -> builder.uri(clean)).build();
	}

}
