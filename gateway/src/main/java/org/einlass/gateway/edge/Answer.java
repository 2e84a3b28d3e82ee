package org.einlass.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.DigestUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * One answer of a service, kept whole so that everyone gets the same bytes. Text is
 * compressed once, here. Arrays are never changed after construction.
 *
 * @param askedAt when the service was asked, in nanoseconds of the ticker
 */
record Answer(HttpStatusCode status, HttpHeaders headers, byte[] body, byte @Nullable [] gzip, long askedAt) {

	private static final Set<String> NOT_SHARED = Set.of("connection", "keep-alive", "transfer-encoding", "trailer",
			"upgrade", "te", "proxy-authenticate", "set-cookie", "content-length", "date", "server");

	private static final List<MediaType> TEXT = List.of(MediaType.parseMediaType("text/*"), MediaType.APPLICATION_JSON,
			MediaType.parseMediaType("application/*+json"), MediaType.parseMediaType("application/*+xml"));

	private static final int WORTH_COMPRESSING = 1024;

	static Answer of(int status, HttpHeaders received, byte[] body, long askedAt) {
		HttpHeaders headers = new HttpHeaders();
		received.forEach((name, values) -> {
			if (!NOT_SHARED.contains(name.toLowerCase(Locale.ROOT))) {
				headers.put(name, values);
			}
		});
		if (headers.getETag() == null && status == 200) {
			headers.setETag("W/\"" + DigestUtils.md5DigestAsHex(body) + "\"");
		}
		boolean text = isText(headers.getContentType()) && !headers.containsHeader(HttpHeaders.CONTENT_ENCODING);
		if (text) {
			headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		}
		byte[] gzip = (text && body.length >= WORTH_COMPRESSING) ? compress(body) : null;
		return new Answer(HttpStatusCode.valueOf(status), headers, body, gzip, askedAt);
	}

	/**
	 * Whether later visitors may get this answer too: only what worked, and what the
	 * service lets be shared.
	 */
	boolean mayBeKept() {
		String cacheControl = String.join(",", this.headers.getOrEmpty(HttpHeaders.CACHE_CONTROL));
		boolean open = !cacheControl.contains("no-store") && !cacheControl.contains("private");
		return open && (this.status.value() == 200 || this.status.value() == 301);
	}

	int weight() {
		return 2048 + this.body.length + ((this.gzip != null) ? this.gzip.length : 0);
	}

	Mono<Void> write(ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(this.status);
		response.getHeaders().putAll(this.headers);
		if (this.status.value() == 200 && exchange.checkNotModified(this.headers.getETag(), Instant.MIN)) {
			return response.setComplete();
		}
		byte[] bytes = this.body;
		if (this.gzip != null && acceptsGzip(exchange)) {
			bytes = this.gzip;
			response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		response.getHeaders().setContentLength(bytes.length);
		return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
	}

	private static boolean acceptsGzip(ServerWebExchange exchange) {
		List<String> accepted = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING);
		return accepted.stream().anyMatch((codings) -> codings.contains("gzip") && !codings.contains("gzip;q=0"));
	}

	private static boolean isText(@Nullable MediaType type) {
		return type != null && TEXT.stream().anyMatch((text) -> text.includes(type));
	}

	private static byte[] compress(byte[] body) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 3);
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

}
