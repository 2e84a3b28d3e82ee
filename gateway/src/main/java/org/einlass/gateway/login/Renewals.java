package org.einlass.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Renews access tokens at Keycloak. A refresh token may be good for one use only, so it
 * is used once, however many requests need it: the others wait for its result, and those
 * that read the session too early still get it some seconds later. The session keeps its
 * id, since a request under way knows only the old one; Spring's own renewal changes it.
 */
@Component
class Renewals {

	private static final Logger logger = LoggerFactory.getLogger(Renewals.class);

	private static final Duration BEFORE_END = Duration.ofSeconds(10);

	private static final Duration LONGEST_KEPT = Duration.ofSeconds(30);

	private static final Duration SHORTEST_KEPT = Duration.ofSeconds(5);

	private final ServerOAuth2AuthorizedClientRepository tokens;

	private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> keycloak;

	private final Clock clock;

	/** By refresh token; failures are forgotten at once. */
	private final AsyncCache<String, OAuth2AuthorizedClient> renewed;

	Renewals(ServerOAuth2AuthorizedClientRepository tokens,
			ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> keycloak, Clock clock) {
		this.tokens = tokens;
		this.keycloak = keycloak;
		this.clock = clock;
		this.renewed = Caffeine.newBuilder()
			.expireAfter(Expiry.creating((String used, OAuth2AuthorizedClient client) -> kept(used, client)))
			.buildAsync();
	}

	/**
	 * The tokens as they are while they are good for ten more seconds, else new ones.
	 * Fails with {@link SessionLost} when Keycloak refuses; when it does not answer, the
	 * old ones serve until their end and {@link Problem#UNAVAILABLE} comes after it.
	 */
	Mono<OAuth2AuthorizedClient> fresh(OAuth2AuthorizedClient client, OAuth2AuthenticationToken person,
			ServerWebExchange exchange) {
		if (isGoodFor(BEFORE_END, client)) {
			return Mono.just(client);
		}
		OAuth2RefreshToken refreshToken = client.getRefreshToken();
		if (refreshToken == null) {
			return isGoodFor(Duration.ZERO, client) ? Mono.just(client) : Mono.error(new SessionLost());
		}
		return shared(refreshToken.getTokenValue(), renew(client, refreshToken, person, exchange))
			.onErrorResume((failure) -> withoutAnswer(client, failure));
	}

	// One visitor who leaves must not take the tokens away from the others who wait.
	private Mono<OAuth2AuthorizedClient> shared(String refreshToken, Mono<OAuth2AuthorizedClient> renewal) {
		return Mono.defer(
				() -> Mono.fromFuture(this.renewed.get(refreshToken, (missing, executor) -> renewal.toFuture()), true));
	}

	private Mono<OAuth2AuthorizedClient> renew(OAuth2AuthorizedClient client, OAuth2RefreshToken refreshToken,
			OAuth2AuthenticationToken person, ServerWebExchange exchange) {
		var request = new OAuth2RefreshTokenGrantRequest(client.getClientRegistration(), client.getAccessToken(),
				refreshToken);
		return this.keycloak.getTokenResponse(request)
			.map((answer) -> renewed(client, answer))
			.flatMap((fresh) -> keep(fresh, person, exchange).thenReturn(fresh));
	}

	private static OAuth2AuthorizedClient renewed(OAuth2AuthorizedClient client, OAuth2AccessTokenResponse answer) {
		return new OAuth2AuthorizedClient(client.getClientRegistration(), client.getPrincipalName(),
				answer.getAccessToken(), answer.getRefreshToken());
	}

	/** A session that was ended meanwhile stays ended. */
	private Mono<Void> keep(OAuth2AuthorizedClient fresh, OAuth2AuthenticationToken person,
			ServerWebExchange exchange) {
		return exchange.getSession()
			.filter((session) -> !session.isExpired())
			.flatMap((session) -> this.tokens.saveAuthorizedClient(fresh, person, exchange));
	}

	private Mono<OAuth2AuthorizedClient> withoutAnswer(OAuth2AuthorizedClient client, Throwable failure) {
		String code = (failure instanceof OAuth2AuthorizationException refusal) ? refusal.getError().getErrorCode()
				: failure.getClass().getSimpleName();
		if ("invalid_grant".equals(code)) {
			return Mono.error(new SessionLost());
		}
		logger.warn("Keycloak did not renew a token: {}", code);
		return isGoodFor(Duration.ZERO, client) ? Mono.just(client) : Mono.error(new Refused(Problem.UNAVAILABLE));
	}

	private boolean isGoodFor(Duration time, OAuth2AuthorizedClient client) {
		Instant end = client.getAccessToken().getExpiresAt();
		return end == null || this.clock.instant().plus(time).isBefore(end);
	}

	/**
	 * As long as the new token needs no renewal itself; a few seconds in any case if the
	 * old refresh token is used up.
	 */
	private Duration kept(String used, OAuth2AuthorizedClient client) {
		Instant end = client.getAccessToken().getExpiresAt();
		Duration good = (end != null) ? Duration.between(this.clock.instant(), end.minus(BEFORE_END)) : LONGEST_KEPT;
		Duration least = used.equals(value(client.getRefreshToken())) ? Duration.ZERO : SHORTEST_KEPT;
		Duration kept = (good.compareTo(LONGEST_KEPT) < 0) ? good : LONGEST_KEPT;
		return (kept.compareTo(least) < 0) ? least : kept;
	}

	private static @Nullable String value(@Nullable OAuth2RefreshToken token) {
		return (token != null) ? token.getTokenValue() : null;
	}

}
