package org.einlass.gateway.edge;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTests {

	private static final CacheKey KEY = new CacheKey("/", "", "de");

	private final Freshness freshness = new Freshness();

	@Test
	void theSecondStartsWhenTheServiceWasAskedNotWhenItAnswered() {
		Answer answer = answer(200, "max-age=0", 1000);
		assertThat(this.freshness.expireAfterCreate(KEY, answer, 1000 + 400_000_000)).isEqualTo(600_000_000);
		assertThat(this.freshness.expireAfterCreate(KEY, answer, 1000 + 3_000_000_000L)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "200,no-cache,true", "301,no-cache,true", "200,no-store,false", "200,'private, max-age=9',false",
			"302,no-cache,false", "404,no-cache,false", "500,no-cache,false", "503,no-cache,false" })
	void onlyWhatWorkedAndMayBeSharedIsKept(int status, String cacheControl, boolean kept) {
		assertThat(this.freshness.expireAfterCreate(KEY, answer(status, cacheControl, 0), 0) > 0).isEqualTo(kept);
	}

	private static Answer answer(int status, String cacheControl, long askedAt) {
		HttpHeaders headers = new HttpHeaders();
		headers.setCacheControl(cacheControl);
		return Answer.of(status, headers, "x".getBytes(StandardCharsets.UTF_8), askedAt);
	}

}
