package org.einlass.gateway.login;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.einlass.gateway.Routes;
import org.einlass.gateway.client.ClientAddress;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Turns the session into a bearer token for the service behind a route. The cookies of
 * session and login stay here; who brings a token of their own keeps it; public routes
 * get neither. Each service also learns which client asks, by a header that no caller can
 * set.
 */
@Component
class TokenRelay implements GlobalFilter, Ordered {

	private static final Set<String> OWN_COOKIES = Set.of(SessionCookie.NAME, LoginCookie.NAME);

	private final AccessTokens tokens;

	private final SessionEnded ended;

	private final ProblemPage problems;

	TokenRelay(AccessTokens tokens, SessionEnded ended, ProblemPage problems) {
		this.tokens = tokens;
		this.ended = ended;
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		boolean ownToken = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
		// Asking for a session makes one: costly, and of no use to a guest.
		boolean guest = !exchange.getRequest().getCookies().containsKey(SessionCookie.NAME);
		if (Routes.isPublic(exchange) || ownToken || guest) {
			return chain.filter(onward(exchange, null));
		}
		return this.tokens.current(exchange)
			.map((present) -> onward(exchange, present.accessToken()))
			.switchIfEmpty(Mono.defer(() -> withoutAccount(exchange)))
			.map(Onward::new)
			.onErrorResume(SessionLost.class, (lost) -> Mono.just(new Onward(null)))
			.flatMap((next) -> (next.exchange() != null) ? chain.filter(next.exchange()) : goOn(exchange, chain));
	}

	/** The session may have ended before; then a form that needed it is not sent on. */
	private static Mono<ServerWebExchange> withoutAccount(ServerWebExchange exchange) {
		return AccountPages.mayHaveNeededOne(exchange.getRequest()) ? Mono.error(SessionLost::new)
				: Mono.just(onward(exchange, null));
	}

	/**
	 * Without a session any more: pages for accounts lead to the login, the API says so,
	 * the rest goes on.
	 */
	private Mono<Void> goOn(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (AccountPages.include(request.getPath().pathWithinApplication()) || AccountPages.mayHaveNeededOne(request)) {
			return this.ended.answer(exchange);
		}
		if (request.getPath().value().startsWith("/api/")) {
			return this.problems.write(exchange, Problem.LOGIN_NEEDED);
		}
		return chain.filter(onward(exchange, null));
	}

	private static ServerWebExchange onward(ServerWebExchange exchange, @Nullable String token) {
		String cookies = Routes.isPublic(exchange) ? "" : servicesCookies(exchange.getRequest());
		return exchange.mutate().request((request) -> request.headers((headers) -> {
			headers.set(ClientAddress.HEADER, ClientAddress.of(exchange));
			headers.remove(HttpHeaders.COOKIE);
			if (!cookies.isEmpty()) {
				headers.set(HttpHeaders.COOKIE, cookies);
			}
			if (token != null) {
				headers.setBearerAuth(token);
			}
		})).build();
	}

	private static String servicesCookies(ServerHttpRequest request) {
		return request.getCookies()
			.values()
			.stream()
			.flatMap((cookies) -> cookies.stream())
			.filter(Objects::nonNull)
			.filter((cookie) -> !OWN_COOKIES.contains(cookie.getName()))
			.map((HttpCookie cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	private record Onward(@Nullable ServerWebExchange exchange) {
	}

}
