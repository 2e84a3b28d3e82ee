package org.einlass.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Asks a service for a public answer: on behalf of everyone, so without anyone's cookies,
 * token or preferences beyond the language.
 */
@Component
class Origin {

	/** Larger answers are not kept; they go through one by one. */
	static final int LARGEST = 1024 * 1024;

	private final HttpClient http;

	Origin(HttpClient gatewayHttpClient) {
		this.http = gatewayHttpClient.responseTimeout(Duration.ofSeconds(15));
	}

	Mono<Answer> ask(URI service, CacheKey key) {
		long askedAt = Ticker.systemTicker().read();
		return this.http.headers((headers) -> {
			headers.set(HttpHeaders.ACCEPT_LANGUAGE, key.language());
			headers.set(HttpHeaders.ACCEPT, key.isApi() ? "application/json, */*;q=0.9" : "text/html, */*;q=0.9");
		})
			.get()
			.uri(service.resolve(key.target()))
			.response((response, body) -> whole(body.asByteArray())
				.map((bytes) -> Answer.of(response.status().code(), headers(response), bytes, askedAt)))
			.single();
	}

	private static Mono<byte[]> whole(Flux<byte[]> body) {
		return body.reduceWith(ByteArrayOutputStream::new, (all, part) -> {
			if (all.size() + part.length > LARGEST) {
				throw new TooLargeToKeep();
			}
			all.writeBytes(part);
			return all;
		}).map(ByteArrayOutputStream::toByteArray);
	}

	private static HttpHeaders headers(HttpClientResponse response) {
		HttpHeaders headers = new HttpHeaders();
		response.responseHeaders().forEach((header) -> headers.add(header.getKey(), header.getValue()));
		return headers;
	}

	/** The answer is larger than is kept in memory for everyone. */
	static final class TooLargeToKeep extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooLargeToKeep() {
			super("Too large to keep", null, false, false);
		}

	}

}
