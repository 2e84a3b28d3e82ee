package org.einlass.gateway.login;

import java.util.List;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The pages that nobody sees without logging in. The link in a reminder that stops more
 * of them works for guests: there the key in it counts. So does the page of one's
 * registrations: it shows guests how to find theirs.
 */
final class AccountPages {

	private static final List<PathPattern> PATTERNS = Stream
		.of("/manage/**", "/my/**", "/sessions/**", "/door/**", "/mails/**", "/reports/**")
		.map(PathPatternParser.defaultInstance::parse)
		.toList();

	private static final List<PathPattern> FOR_GUESTS = Stream.of("/mails/unsubscribe", "/my/registrations")
		.map(PathPatternParser.defaultInstance::parse)
		.toList();

	private static final PathPattern OF_ONE_REGISTRATION = PathPatternParser.defaultInstance
		.parse("/registrations/{id:[0-9a-fA-F-]{36}}/**");

	private AccountPages() {
	}

	static boolean include(PathContainer path) {
		return FOR_GUESTS.stream().noneMatch((pattern) -> pattern.matches(path))
				&& PATTERNS.stream().anyMatch((pattern) -> pattern.matches(path));
	}

	/**
	 * A form of a registration, which a key or an account opens; without the key it was
	 * the account. Confirming takes neither, but the code of a mail.
	 */
	static boolean mayHaveNeededOne(ServerHttpRequest request) {
		return request.getMethod() == HttpMethod.POST && !request.getCookies().containsKey("einlass-key")
				&& OF_ONE_REGISTRATION.matches(request.getPath().pathWithinApplication())
				&& !request.getPath().value().endsWith("/confirm");
	}

	/**
	 * A page for accounts, asked for without a token of one's own: the session must tell
	 * who it is.
	 */
	static Mono<MatchResult> needLogin(ServerWebExchange exchange) {
		boolean ownToken = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
		boolean needed = !ownToken && include(exchange.getRequest().getPath().pathWithinApplication());
		return needed ? MatchResult.match() : MatchResult.notMatch();
	}

}
