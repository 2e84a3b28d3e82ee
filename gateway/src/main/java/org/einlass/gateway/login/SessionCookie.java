package org.einlass.gateway.login;

import org.einlass.gateway.Addresses;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;

/**
 * The cookie that names a session. It is deleted only by a request that ends its session:
 * a request that was still under way with the id of before a login would otherwise delete
 * the cookie of after it.
 */
final class SessionCookie extends CookieWebSessionIdResolver {

	static final String NAME = "einlass-session";

	private static final String ENDS_HERE = SessionCookie.class.getName() + ".ends-here";

	SessionCookie(Addresses addresses) {
		setCookieName(NAME);
		addCookieInitializer((cookie) -> cookie.path("/").httpOnly(true).sameSite("Lax").secure(addresses.https()));
	}

	/** Ends the session of this request, and its cookie with it. */
	static Mono<Void> end(ServerWebExchange exchange) {
		exchange.getAttributes().put(ENDS_HERE, true);
		return exchange.getSession().flatMap(WebSession::invalidate);
	}

	@Override
	public void expireSession(ServerWebExchange exchange) {
		if (exchange.getAttribute(ENDS_HERE) != null) {
			super.expireSession(exchange);
		}
	}

}
