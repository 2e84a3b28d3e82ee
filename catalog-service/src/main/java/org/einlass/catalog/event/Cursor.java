package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

import org.einlass.starter.problem.Invalid;

/** The place in a list after its last entry, opaque to the outside. */
public record Cursor(Instant start, UUID event) {

	/** As it stands in addresses. */
	public String value() {
		String plain = ChronoUnit.MICROS.between(Instant.EPOCH, this.start) + "_" + this.event;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
	}

	/** Reads a cursor that a list gave; anything else is invalid input. */
	public static Cursor of(String value) {
		try {
			String plain = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
			int split = plain.indexOf('_');
			return new Cursor(Instant.EPOCH.plus(Long.parseLong(plain, 0, Math.max(split, 0), 10), ChronoUnit.MICROS),
					UUID.fromString(plain.substring(split + 1)));
		}
		catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException malformed) {
			throw Invalid.field("cursor", "malformed");
		}
	}

}
