package org.einlass.gateway.login;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * The login's own addresses. Everything between here and Keycloak is Spring Security's.
 */
@RestController
class LoginController {

	private final AccessTokens tokens;

	private final AccountKeys accounts;

	private final UnsentForm unsent;

	LoginController(AccessTokens tokens, AccountKeys accounts, UnsentForm unsent) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.unsent = unsent;
	}

	/**
	 * What the header shows.
	 *
	 * @param name the person's name, or how they log in
	 * @param areas {@code manage} and {@code door}, as far as they are of use
	 * @param account which account it is, for drafts in the browser; says nothing else
	 */
	record LoginState(String name, List<String> areas, String account) {
	}

	@GetMapping("/login")
	Mono<ResponseEntity<Void>> login(@RequestParam @Nullable String to, ServerWebExchange exchange) {
		LocalPath target = LocalPath.of(to);
		return this.tokens.current(exchange)
			.map((present) -> target.uri())
			.onErrorComplete(SessionLost.class)
			.defaultIfEmpty(new LoginTarget(target, false).start())
			.map((next) -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build());
	}

	@GetMapping("/login/state")
	Mono<ResponseEntity<LoginState>> state(ServerWebExchange exchange) {
		return this.tokens.current(exchange)
			.map((present) -> new LoginState(present.name(), Areas.of(present.accessToken()),
					this.accounts.of(present.accessToken())))
			.onErrorComplete(SessionLost.class)
			.map((state) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(state))
			.defaultIfEmpty(ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build());
	}

	/** The end of a login that was only needed to send a form again. */
	@GetMapping("/login/done")
	Mono<Void> done(ServerWebExchange exchange) {
		return this.unsent.tellToGoBack(exchange);
	}

	/** Sends a browser on, for this time only. */
	static Mono<Void> redirect(ServerWebExchange exchange, URI target) {
		exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
		exchange.getResponse().getHeaders().setLocation(target);
		exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
		return exchange.getResponse().setComplete();
	}

	/** After a form that was not accepted, back to the page that it was on. */
	static LocalPath returnTo(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getMethod() == HttpMethod.GET) {
			return LocalPath.of(request.getURI());
		}
		String referer = request.getHeaders().getFirst("Referer");
		try {
			return (referer != null) ? LocalPath.of(URI.create(referer)) : LocalPath.START;
		}
		catch (IllegalArgumentException malformed) {
			return LocalPath.START;
		}
	}

}
