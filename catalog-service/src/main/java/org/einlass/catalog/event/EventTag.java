package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** ETags: the version of a document, or what a public answer says (RFC 9110, 8.8.3). */
final class EventTag {

	private EventTag() {
	}

	static String of(Event event) {
		return "\"" + event.version() + "\"";
	}

	/**
	 * The version that {@code If-Match} names, {@code null} for {@code *}, -1 if no
	 * version can be meant; 428 if the header is missing.
	 */
	static @Nullable Long version(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw new ResponseStatusException(HttpStatus.PRECONDITION_REQUIRED);
		}
		String tag = ifMatch.strip();
		if (tag.equals("*")) {
			return null;
		}
		return tag.matches("\"[0-9]{1,18}\"") ? Long.parseLong(tag, 1, tag.length() - 1, 10) : -1L;
	}

	/**
	 * A public answer that caches ask for again each time, with 304 while it is the same.
	 */
	static <T extends Record> ResponseEntity<T> cached(T body) {
		return ResponseEntity.ok()
			.header(HttpHeaders.ETAG, "W/\"" + hash(body) + "\"")
			.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
			.cacheControl(CacheControl.noCache())
			.body(body);
	}

	/** Records say all that they hold in their text. */
	private static String hash(Record body) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 12);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
