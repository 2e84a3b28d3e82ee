package org.einlass.gateway.language;

import java.time.Duration;

import org.einlass.gateway.Addresses;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Hands services a plain {@code Accept-Language}, and remembers what the visitor chose.
 */
@Component
@Order(-1900)
class LanguageFilter implements WebFilter {

	private final Addresses addresses;

	LanguageFilter(Addresses addresses) {
		this.addresses = addresses;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		Language language = Language.of(exchange.getRequest());
		if (Language.chosen(exchange.getRequest()) != null) {
			exchange.getResponse().addCookie(remembered(language));
		}
		return chain.filter(exchange.mutate()
			.request((request) -> request.headers((headers) -> headers.set("Accept-Language", language.code())))
			.build());
	}

	private ResponseCookie remembered(Language language) {
		return ResponseCookie.from(Language.COOKIE, language.code())
			.path("/")
			.maxAge(Duration.ofDays(365))
			.sameSite("Lax")
			.secure(this.addresses.https())
			.build();
	}

}
