package org.einlass.gateway.edge;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CacheKeyTests {

	@Test
	void theOrderOfDifferentParametersDoesNotMatter() {
		assertThat(key("/api/events?to=2&q=a&&from=1")).isEqualTo(key("/api/events?from=1&to=2&q=a"));
	}

	@Test
	void theOrderOfEqualParametersIsKept() {
		assertThat(key("/api/events?topic=b&topic=a").target()).isEqualTo("/api/events?topic=b&topic=a");
	}

	@Test
	void valuesAreNotDecodedSoTwoMeaningsNeverBecomeOneKey() {
		assertThat(key("/api/events?q=a%26b=c")).isNotEqualTo(key("/api/events?q=a&b=c"));
		assertThat(key("/events/a%2Fb")).isNotEqualTo(key("/events/a/b"));
	}

	@Test
	void languagesAndPathsAreDifferentAnswers() {
		URI uri = URI.create("/events");
		assertThat(CacheKey.of(uri, "de")).isNotEqualTo(CacheKey.of(uri, "en"));
		assertThat(key("/events")).isNotEqualTo(key("/events/"));
	}

	private static CacheKey key(String uri) {
		return CacheKey.of(URI.create(uri), "de");
	}

}
