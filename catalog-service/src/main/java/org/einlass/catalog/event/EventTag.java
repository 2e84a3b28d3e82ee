package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.einlass.catalog.event.EventRefused.VersionNeeded;
import org.jspecify.annotations.Nullable;

/** ETags: the version of a document, or what a public answer says (RFC 9110, 8.8.3). */
final class EventTag {

	private EventTag() {
	}

	/** The strong tag of a document, for {@code If-Match}. */
	static String of(Event event) {
		return "\"" + event.version() + "\"";
	}

	/** The weak tag of a public answer: records say all that they hold in their text. */
	static String of(Record answer) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(answer.toString().getBytes(StandardCharsets.UTF_8));
			return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/**
	 * The version that {@code If-Match} names, {@code null} for {@code *}, -1 if no
	 * version can be meant.
	 */
	static @Nullable Long version(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw new VersionNeeded();
		}
		String tag = ifMatch.strip();
		if (tag.equals("*")) {
			return null;
		}
		return tag.matches("\"[0-9]{1,18}\"") ? Long.parseLong(tag, 1, tag.length() - 1, 10) : -1L;
	}

}
