package org.einlass.gateway.guard;

import java.util.List;

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
 * A request names one host (RFC 9112, 3.2). Which one, we do not ask: links are never
 * made of it. But with two, a proxy and we may read different ones.
 */
@Component
@Order(-1960)
class HostRule implements WebFilter {

	private final ProblemPage problems;

	HostRule(ProblemPage problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return namesOne(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST)) ? chain.filter(exchange)
				: this.problems.write(exchange, Problem.MALFORMED);
	}

	static boolean namesOne(List<String> hosts) {
		return hosts.size() == 1 && !hosts.getFirst().isBlank()
				&& hosts.getFirst().chars().noneMatch((letter) -> ", \t/@".indexOf(letter) >= 0);
	}

}
