package org.einlass.starter.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens that were checked a moment ago: a device at a door sends the same one with each
 * scan. A token is good for at most so long without another check, and never beyond its
 * own end; what failed is not remembered. A signing key that Keycloak withdraws is
 * therefore known here half a minute later.
 */
final class RecentTokens implements ReactiveJwtDecoder {

	static final Duration GOOD_FOR = Duration.ofSeconds(30);

	private static final int MOST = 10_000;

	private final ReactiveJwtDecoder checks;

	private final Clock clock;

	private final Cache<String, Jwt> checked;

	RecentTokens(ReactiveJwtDecoder checks, Clock clock) {
		this.checks = checks;
		this.clock = clock;
		this.checked = Caffeine.newBuilder()
			.maximumSize(MOST)
			.expireAfterWrite(GOOD_FOR)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	@Override
	public Mono<Jwt> decode(String token) {
		Jwt known = this.checked.getIfPresent(token);
		if (known != null && this.clock.instant().isBefore(end(known))) {
			return Mono.just(known);
		}
		return this.checks.decode(token).map((jwt) -> remember(token, jwt));
	}

	private Jwt remember(String token, Jwt jwt) {
		this.checked.put(token, jwt);
		return jwt;
	}

	/** A token without an end is checked each time. */
	private static Instant end(Jwt jwt) {
		Instant end = jwt.getExpiresAt();
		return (end != null) ? end : Instant.MIN;
	}

}
