package org.einlass.gateway.guard;

import org.einlass.gateway.Addresses;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Turns away writes that another site made the visitor's browser send. */
@Component
@Order(-1800)
class SiteFilter implements WebFilter {

	private final SiteRule rule;

	private final ProblemPage problems;

	SiteFilter(Addresses addresses, ProblemPage problems) {
		this.rule = new SiteRule(addresses.origin());
		this.problems = problems;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.rule.passes(exchange.getRequest()) ? chain.filter(exchange)
				: this.problems.write(exchange, Problem.CROSS_SITE);
	}

}
