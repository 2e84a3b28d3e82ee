package org.einlass.gateway.guard;

import java.util.List;
import java.util.Map;

import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
		return (size(exchange.getRequest().getHeaders()) <= MOST) ? chain.filter(exchange)
				: this.problems.write(exchange, Problem.HEADERS_TOO_LARGE);
	}

	/** Summed without streams, since every request is. */
	private static int size(HttpHeaders headers) {
		int size = 0;
		for (Map.Entry<String, List<String>> header : headers.headerSet()) {
			for (String value : header.getValue()) {
				size += header.getKey().length() + value.length() + 4;
			}
		}
		return size;
	}

}
