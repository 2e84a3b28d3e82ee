package org.einlass.starter.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The token of a request, unread: whether it is one, the check of its signature says. The
 * converter of the library matches each of its thousand letters twice before, which took
 * a tenth of the time of a scan.
 */
final class BearerHeader implements ServerAuthenticationConverter {

	private static final String SCHEME = "Bearer";

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		return Mono.defer(() -> token(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION)));
	}

	private static Mono<Authentication> token(@Nullable String header) {
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Mono.empty();
		}
		String token = header.substring(SCHEME.length()).strip();
		return token.isEmpty() ? Mono.error(new InvalidBearerTokenException("The token is missing"))
				: Mono.just(new BearerTokenAuthenticationToken(token));
	}

}
