package org.einlass.gateway.limit;

import org.einlass.gateway.Addresses;
import org.einlass.gateway.guard.SiteRule;
import org.einlass.gateway.login.UnsentForm;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The answer to a client that asked too often. A form of our own pages is handed back, so
 * that nothing typed is lost.
 */
@Component
class TooMany {

	private final SiteRule site;

	private final UnsentForm unsent;

	private final ProblemPage problems;

	TooMany(Addresses addresses, UnsentForm unsent, ProblemPage problems) {
		this.site = new SiteRule(addresses.origin());
		this.unsent = unsent;
		this.problems = problems;
	}

	Mono<Void> answer(ServerWebExchange exchange, long seconds) {
		exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		ServerHttpRequest request = exchange.getRequest();
		if (isForm(request) && this.site.isSentByOurPage(request)) {
			return this.unsent.keepForLater(exchange);
		}
		return this.problems.write(exchange, Problem.TOO_MANY_REQUESTS);
	}

	private static boolean isForm(ServerHttpRequest request) {
		MediaType type = request.getHeaders().getContentType();
		return request.getMethod() == HttpMethod.POST && type != null
				&& (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)
						|| MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type));
	}

}
