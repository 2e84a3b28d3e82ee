package org.einlass.registration.boxoffice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The ETag of a registration (RFC 9110, 8.8.3): its version, and the names and presence,
 * which others do not see and the version does not count. What stands after the hyphen is
 * the position in the line, which moves without the registration.
 */
final class RegistrationTag {

	private RegistrationTag() {
	}

	static String of(Registration registration, @Nullable Integer position) {
		return "\"" + state(registration) + ((position != null) ? "-" + position : "") + "\"";
	}

	/**
	 * Whether {@code If-Match} names the registration as it is; whoever leaves it out
	 * means any.
	 */
	static boolean matches(@Nullable String ifMatch, Registration registration) {
		return ifMatch == null || Arrays.stream(ifMatch.split(","))
			.map(String::strip)
			.anyMatch((tag) -> tag.equals("*") || tag.matches("\"" + state(registration) + "(-\\d+)?\""));
	}

	private static String state(Registration registration) {
		StringBuilder shown = new StringBuilder().append(registration.booking().version());
		registration.booking().tickets().forEach((ticket) -> {
			shown.append('\n').append(ticket.name());
			ticket.places().forEach((place) -> shown.append(' ').append(place.presence()));
		});
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(shown.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 12);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
