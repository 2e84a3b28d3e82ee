package org.einlass.gateway.problem;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import io.netty.handler.timeout.ReadTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Turns what went wrong inside the gateway into a problem. Logs name the path, never the
 * query.
 */
@Component
@Order(-2)
class Failures implements WebExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(Failures.class);

	private final ProblemPage page;

	Failures(ProblemPage page) {
		this.page = page;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		if (failure instanceof AbortedException) {
			return Mono.empty();
		}
		Problem problem = problem(failure);
		log(exchange, problem, failure);
		return exchange.getResponse().isCommitted() ? Mono.error(failure) : this.page.write(exchange, problem);
	}

	static Problem problem(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Refused refused) {
				return refused.problem();
			}
		}
		return switch (failure) {
			case ResponseStatusException answer -> answered(answer.getStatusCode().value());
			case IOException unreachable -> Problem.UNAVAILABLE;
			case TimeoutException late -> Problem.UNAVAILABLE;
			case ReadTimeoutException late -> Problem.UNAVAILABLE;
			default -> Problem.INTERNAL;
		};
	}

	private static Problem answered(int status) {
		return switch (status) {
			case 401 -> Problem.LOGIN_NEEDED;
			case 403 -> Problem.FORBIDDEN;
			case 404 -> Problem.NOT_FOUND;
			case 405 -> Problem.METHOD_NOT_ALLOWED;
			case 406 -> Problem.NOT_ACCEPTABLE;
			case 413 -> Problem.TOO_LARGE;
			case 414 -> Problem.ADDRESS_TOO_LONG;
			case 429 -> Problem.TOO_MANY_REQUESTS;
			case 431 -> Problem.HEADERS_TOO_LARGE;
			case 502, 503, 504 -> Problem.UNAVAILABLE;
			default -> (status < 500) ? Problem.MALFORMED : Problem.INTERNAL;
		};
	}

	private static void log(ServerWebExchange exchange, Problem problem, Throwable failure) {
		String path = exchange.getRequest().getPath().value();
		switch (problem) {
			case INTERNAL ->
				logger.error("Failed at {} {}", exchange.getRequest().getMethod(), path, withoutCheckpoints(failure));
			case UNAVAILABLE -> logger.warn("No answer for {} {}: {}", exchange.getRequest().getMethod(), path,
					failure.getClass().getSimpleName());
			default -> logger.debug("Refused {} {}: {}", exchange.getRequest().getMethod(), path, problem.code());
		}
	}

	/**
	 * Reactor notes the request with its query among the suppressed exceptions; a log
	 * must not hold it.
	 */
	static Throwable withoutCheckpoints(Throwable failure) {
		Throwable cause = failure.getCause();
		Throwable copy = new IllegalStateException(failure.toString(),
				(cause != null) ? withoutCheckpoints(cause) : null);
		copy.setStackTrace(failure.getStackTrace());
		return copy;
	}

}
