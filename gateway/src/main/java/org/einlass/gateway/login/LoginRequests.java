package org.einlass.gateway.login;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * The logins that a browser has begun, one for each tab, told apart by their state. The
 * newest ten are kept, for half an hour: as long as Keycloak keeps its login page.
 */
final class LoginRequests implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String ATTRIBUTE = "login-requests";

	private static final int MOST = 10;

	private static final Duration LONGEST = Duration.ofMinutes(30);

	private final Clock clock;

	LoginRequests(Clock clock) {
		this.clock = clock;
	}

	private record Begun(OAuth2AuthorizationRequest request, Instant since) implements Serializable {

		boolean has(String state) {
			return state.equals(this.request.getState());
		}

	}

	@Override
	public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
		return exchange.getSession().flatMap((session) -> Mono.justOrEmpty(find(begun(session), exchange)));
	}

	@Override
	public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
		return exchange.getSession().doOnNext((session) -> change(session, (begun) -> {
			begun.add(new Begun(request, this.clock.instant()));
			return begun.subList(Math.max(0, begun.size() - MOST), begun.size());
		})).then();
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
		return loadAuthorizationRequest(exchange).flatMap((found) -> exchange.getSession()
			.doOnNext((session) -> change(session, (begun) -> without(found, begun)))
			.thenReturn(found));
	}

	private static List<Begun> without(OAuth2AuthorizationRequest found, List<Begun> begun) {
		return begun.stream().filter((one) -> one.request() != found).toList();
	}

	private void change(WebSession session, UnaryOperator<List<Begun>> change) {
		session.getAttributes().compute(ATTRIBUTE, (name, before) -> {
			List<Begun> after = change.apply(recent(before));
			return after.isEmpty() ? null : new ArrayList<>(after);
		});
	}

	private List<Begun> begun(WebSession session) {
		return recent(session.getAttribute(ATTRIBUTE));
	}

	private List<Begun> recent(@Nullable Object kept) {
		Instant oldest = this.clock.instant().minus(LONGEST);
		List<Begun> recent = new ArrayList<>();
		if (kept instanceof List<?> all) {
			all.stream()
				.filter(Begun.class::isInstance)
				.map(Begun.class::cast)
				.filter((one) -> one.since().isAfter(oldest))
				.forEach(recent::add);
		}
		return recent;
	}

	private static @Nullable OAuth2AuthorizationRequest find(List<Begun> begun, ServerWebExchange exchange) {
		String state = exchange.getRequest().getQueryParams().getFirst("state");
		return (state != null)
				? begun.stream().filter((one) -> one.has(state)).map(Begun::request).findFirst().orElse(null) : null;
	}

}
