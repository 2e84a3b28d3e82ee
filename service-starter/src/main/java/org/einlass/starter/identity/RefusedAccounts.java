package org.einlass.starter.identity;

import java.util.Optional;

import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.securitylog.SecurityEntry;
import org.einlass.starter.securitylog.SecurityEvent;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Writes down what accounts ask for and may not: each account and route once a minute, so
 * that one who tries on and on does not fill the log.
 */
final class RefusedAccounts {

	private final OnceAMinute often = new OnceAMinute();

	Mono<Void> note(ServerWebExchange exchange) {
		return exchange.getPrincipal()
			.ofType(PersonToken.class)
			.map((token) -> entry(token.getName(), exchange))
			.filter((entry) -> this.often.due(entry.toString()))
			.flatMap(SecurityEntry::written);
	}

	/** A path that is closed as a whole has no route yet. */
	private static SecurityEntry entry(String account, ServerWebExchange exchange) {
		SecurityEntry entry = SecurityEvent.FORBIDDEN.by(account);
		PathPattern route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return Optional.ofNullable(route)
			.map((known) -> entry.route(exchange.getRequest().getMethod().name(), known.getPatternString()))
			.orElse(entry);
	}

}
