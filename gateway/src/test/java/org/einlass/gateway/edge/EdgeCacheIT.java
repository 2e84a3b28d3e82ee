package org.einlass.gateway.edge;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeCacheIT extends RunningGateway {

	private final AtomicInteger calls = new AtomicInteger();

	/**
	 * A path of its own for each test: what one left in memory is nothing to the next.
	 */
	private final String path = "/api/events/" + UUID.randomUUID();

	@Test
	void aRushForOnePageIsOneCallToTheService() {
		answer(200, "once", Duration.ofMillis(300));
		long start = System.nanoTime();
		List<CompletableFuture<HttpResponse<String>>> rush = IntStream.range(0, 50)
			.mapToObj((visitor) -> client().sendAsync(request(this.path).build(), BodyHandlers.ofString()))
			.toList();
		assertThat(rush).allSatisfy((answer) -> assertThat(answer.join().body()).isEqualTo("once"));
		// On a busy machine the rush may last longer than the second that an answer is
		// good for.
		long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
		assertThat(this.calls.get()).isBetween(1, 1 + (int) seconds);
	}

	@Test
	void aChangeIsSeenWithinASecond() {
		answer(200, "old", Duration.ZERO);
		assertThat(get(this.path).body()).isEqualTo("old");
		answer(200, "new", Duration.ZERO);
		assertThat(get(this.path).body()).isEqualTo("old");
		Awaitility.await()
			.atMost(Duration.ofMillis(1500))
			.untilAsserted(() -> assertThat(get(this.path).body()).isEqualTo("new"));
	}

	@Test
	void failuresAndUnknownPagesAreForgottenAtOnce() {
		for (int status : new int[] { 404, 500, 503, 302 }) {
			answer(status, "no", Duration.ZERO);
			assertThat(get(this.path).statusCode()).isEqualTo(status);
		}
		answer(200, "yes", Duration.ZERO);
		assertThat(get(this.path).body()).isEqualTo("yes");
		assertThat(this.calls).hasValue(5);
	}

	@Test
	void aServiceThatHangsUpDoesNotPoisonTheNextAnswer() {
		CATALOG.behave((name, request, response) -> {
			response.withConnection((connection) -> connection.dispose());
			return Mono.never();
		});
		assertThat(get(this.path).statusCode()).isEqualTo(503);
		answer(200, "back", Duration.ZERO);
		assertThat(get(this.path).body()).isEqualTo("back");
	}

	@Test
	void nothingOfAVisitorReachesTheServiceAndNoCookieComesBack() {
		CATALOG.behave((name, request,
				response) -> response.header("Set-Cookie", "a=b").sendString(Mono.just("public")).then());
		HttpResponse<String> response = get(this.path, "Cookie", "einlass-session=1; einlass-key=2", "Accept-Language",
				"en-GB", "User-Agent", "me", "If-None-Match", "\"x\"");
		assertThat(header(response, "Set-Cookie")).isEmpty();
		assertThat(CATALOG.last().header("Cookie")).isNull();
		assertThat(CATALOG.last().header("If-None-Match")).isNull();
		assertThat(CATALOG.last().header("User-Agent")).isNotEqualTo("me");
		assertThat(CATALOG.last().header("Accept-Language")).isEqualTo("en");
	}

	@Test
	void aTokenGoesPastTheMemoryAndItsAnswerIsNotKept() {
		answer(200, "everyone's", Duration.ZERO);
		get(this.path);
		answer(200, "draft", Duration.ZERO);
		HttpResponse<String> own = get(this.path, "Authorization", "Bearer own", "Cookie", "einlass-session=1");
		assertThat(own.body()).isEqualTo("draft");
		assertThat(CATALOG.last().header("Authorization")).isEqualTo("Bearer own");
		assertThat(CATALOG.last().header("Cookie")).isNull();
		assertThat(get(this.path).body()).isEqualTo("everyone's");
	}

	@Test
	void anUnchangedAnswerIs304AndCacheControlStaysTheServices() {
		CATALOG.behave((name, request, response) -> response.header("ETag", "\"7\"")
			.header("Cache-Control", "no-cache")
			.sendString(Mono.just("seven"))
			.then());
		HttpResponse<String> first = get(this.path);
		assertThat(header(first, "ETag")).isEqualTo("\"7\"");
		assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
		HttpResponse<String> again = get(this.path, "If-None-Match", "\"7\"");
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(header(again, "ETag")).isEqualTo("\"7\"");
		assertThat(get(this.path, "If-None-Match", "\"6\"").statusCode()).isEqualTo(200);
	}

	@Test
	void withoutAnEtagOfTheServiceTheContentMakesOne() {
		answer(200, "same", Duration.ZERO);
		String etag = header(get(this.path), "ETag");
		assertThat(get(this.path, "If-None-Match", etag).statusCode()).isEqualTo(304);
	}

	@Test
	void languagesAreKeptApart() {
		CATALOG.behave((name, request, response) -> response
			.sendString(Mono.just("in " + request.requestHeaders().get("Accept-Language")))
			.then());
		assertThat(get(this.path, "Accept-Language", "de").body()).isEqualTo("in de");
		assertThat(get(this.path, "Accept-Language", "en").body()).isEqualTo("in en");
	}

	@Test
	void largeTextIsCompressedForWhoTakesIt() {
		answer(200, "Digitalsprechstunde ".repeat(500), Duration.ZERO);
		HttpResponse<String> compressed = get(this.path, "Accept-Encoding", "gzip");
		assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
		assertThat(Integer.parseInt(header(compressed, "Content-Length"))).isLessThan(500);
		assertThat(get(this.path).body()).hasSize(10_000);
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void anAnswerTooLargeToKeepStillArrivesWhole() {
		answer(200, "x".repeat(Origin.LARGEST + 1), Duration.ZERO);
		assertThat(get(this.path).body()).hasSize(Origin.LARGEST + 1);
	}

	private void answer(int status, String body, Duration delay) {
		CATALOG.behave((name, request, response) -> Mono.delay(delay)
			.then(Mono.fromRunnable(this.calls::incrementAndGet))
			.thenMany(response.status(status).header("Content-Type", "text/plain").sendString(Mono.just(body)))
			.then());
	}

}
