package org.einlass.gateway.login;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * The cookie that knows a browser again which has begun a login: one for all its tabs,
 * until half an hour after the last was begun. It opens nothing.
 */
final class LoginCookie {

	static final String NAME = "einlass-login";

	private static final Pattern OURS = Pattern.compile("[\\w-]{22}");

	private static final int BYTES = 16;

	private static final SecureRandom random = new SecureRandom();

	private final boolean https;

	LoginCookie(boolean https) {
		this.https = https;
	}

	/** The browser of this request; a new one if it has not begun a login yet. */
	static String browser(ServerWebExchange exchange) {
		return (String) exchange.getAttributes().computeIfAbsent(NAME, (name) -> known(exchange));
	}

	void write(ServerWebExchange exchange) {
		exchange.getResponse()
			.addCookie(ResponseCookie.from(NAME, browser(exchange))
				.path("/")
				.httpOnly(true)
				.sameSite("Lax")
				.secure(this.https)
				.maxAge(LoginStates.LONGEST)
				.build());
	}

	private static String known(ServerWebExchange exchange) {
		HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
		if (cookie != null && OURS.matcher(cookie.getValue()).matches()) {
			return cookie.getValue();
		}
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
