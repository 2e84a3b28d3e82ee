package org.einlass.gateway.guard;

import java.util.List;
import java.util.Map;

import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Headers of at most 64 KiB in all: the token of a member of 200 organisations takes up
 * to half of it.
 */
@Component
@Order(-1850)
class HeaderLimit implements WebFilter {

	private static final int MOST = 64 * 1024;

	private final ProblemPage problems;

	HeaderLimit(ProblemPage problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		int size = exchange.getRequest().getHeaders().headerSet().stream().mapToInt(HeaderLimit::size).sum();
		return (size <= MOST) ? chain.filter(exchange) : this.problems.write(exchange, Problem.HEADERS_TOO_LARGE);
	}

	private static int size(Map.Entry<String, List<String>> header) {
		return header.getValue().stream().mapToInt((value) -> header.getKey().length() + value.length() + 4).sum();
	}

}
