package org.einlass.catalog.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

import org.einlass.starter.problem.Invalid;

/**
 * The place in a list after its last entry, opaque to the outside: 24 bytes as 32
 * characters, so that all that looks like a cursor is one, and its form is all that the
 * API's document needs to say.
 */
public record Cursor(Instant start, UUID event) {

	private static final int BYTES = 24;

	/** After all events; far beyond it PostgreSQL knows no times. */
	private static final long LATEST = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

	/** As it stands in addresses. */
	public String value() {
		byte[] bytes = ByteBuffer.allocate(BYTES)
			.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.start))
			.putLong(this.event.getMostSignificantBits())
			.putLong(this.event.getLeastSignificantBits())
			.array();
		return Base64.getUrlEncoder().encodeToString(bytes);
	}

	/** Reads a cursor that a list gave; anything else is invalid input. */
	public static Cursor of(String value) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(value);
			return (bytes.length == BYTES) ? of(ByteBuffer.wrap(bytes))
					: older(new String(bytes, StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException malformed) {
			throw Invalid.field("cursor", "malformed");
		}
	}

	private static Cursor of(ByteBuffer bytes) {
		return at(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
	}

	/** Links of 0.1.0 hold microseconds and id as text. */
	private static Cursor older(String text) {
		int split = Math.max(text.indexOf('_'), 0);
		return at(Long.parseLong(text, 0, split, 10), UUID.fromString(text.substring(split + 1)));
	}

	private static Cursor at(long micros, UUID event) {
		return new Cursor(Instant.EPOCH.plus(Math.clamp(micros, 0, LATEST), ChronoUnit.MICROS), event);
	}

}
