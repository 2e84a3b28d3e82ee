package org.einlass.gateway.guard;

import org.einlass.gateway.Addresses;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * The headers that keep a browser from doing what no page of ours needs. Only the door
 * may use the camera and WebAssembly; forms go to us and to Keycloak; nothing is loaded
 * from elsewhere.
 */
@Component
@Order(-2000)
class SecurityHeaders implements WebFilter {

	private static final String POLICY = "default-src 'none'; script-src 'self'%s; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
			+ "form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'";

	private static final String PERMISSIONS = "camera=%s, microphone=(), geolocation=(), payment=(), usb=()";

	private final Addresses addresses;

	SecurityHeaders(Addresses addresses) {
		this.addresses = addresses;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getPath().value();
		boolean door = path.equals("/door") || path.startsWith("/door/");
		exchange.getResponse().beforeCommit(() -> {
			set(exchange.getResponse().getHeaders(), door);
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private void set(HttpHeaders headers, boolean door) {
		headers.set("Content-Security-Policy",
				POLICY.formatted(door ? " 'wasm-unsafe-eval'" : "", this.addresses.loginOrigin()));
		headers.set("Permissions-Policy", PERMISSIONS.formatted(door ? "(self)" : "()"));
		headers.set("Referrer-Policy", "same-origin");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("X-Frame-Options", "DENY");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		if (this.addresses.https()) {
			headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		}
	}

}
