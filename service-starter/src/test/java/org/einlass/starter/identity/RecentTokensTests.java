package org.einlass.starter.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecentTokensTests {

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

	private final AtomicInteger checks = new AtomicInteger();

	private final ReactiveJwtDecoder tokens = new RecentTokens(this::check, clock());

	@Test
	void aTokenIsCheckedOnceWhileItIsRecent() {
		Jwt first = this.tokens.decode("good").block();
		assertThat(this.tokens.decode("good").block()).isSameAs(first);
		assertThat(this.checks).hasValue(1);
	}

	@Test
	void anotherTokenIsCheckedForItself() {
		this.tokens.decode("good").block();
		assertThatThrownBy(() -> this.tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void aTokenThatFailedIsCheckedAgain() {
		assertThatThrownBy(() -> this.tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);
		assertThatThrownBy(() -> this.tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void aTokenIsNotGoodBeyondItsEnd() {
		this.tokens.decode("good").block();
		this.now.set(NOW.plus(Duration.ofSeconds(5)));
		this.tokens.decode("good").block();
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void aTokenIsNotGoodForLongWithoutACheck() {
		this.tokens.decode("long").block();
		this.now.set(NOW.plus(RecentTokens.GOOD_FOR));
		this.tokens.decode("long").block();
		assertThat(this.checks).hasValue(2);
	}

	private Mono<Jwt> check(String token) {
		this.checks.incrementAndGet();
		if (token.equals("forged")) {
			return Mono.error(new BadJwtException("forged"));
		}
		return Mono.just(Jwt.withTokenValue(token)
			.header("alg", "RS256")
			.subject("steward")
			.issuedAt(NOW.minusSeconds(60))
			.expiresAt(NOW.plusSeconds(token.equals("long") ? 300 : 5))
			.build());
	}

	private Clock clock() {
		InstantSource source = this.now::get;
		return source.withZone(ZoneOffset.UTC);
	}

}
