package org.einlass.catalog.repeat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * A request that may be sent again.
 *
 * @param key the same for each repetition
 * @param hash of what is asked, and by whom
 */
@SuppressWarnings("ArrayRecordComponent") // compared as a whole only
public record Asked(UUID key, byte[] hash) {

	private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	/**
	 * A call with an {@code Idempotency-Key}, else {@code null}.
	 * @param what of which kind it is
	 * @param body a record that says all it holds in its text
	 */
	public static @Nullable Asked of(@Nullable String key, Person by, String what, Object body) {
		if (key == null) {
			return null;
		}
		if (!KEY.matcher(key).matches()) {
			throw Invalid.field("Idempotency-Key", "uuid");
		}
		return new Asked(UUID.fromString(key), hash(by, what + "\n" + body));
	}

	/**
	 * A form that was shown once: sent twice it is the same request, but what was typed
	 * anew in it is another one. A form without {@code idempotencyKey} is {@code null}.
	 */
	public static @Nullable Asked ofForm(Person by, String page, Map<String, ? extends Object> fields) {
		if (!KEY.matcher(String.valueOf(fields.get("idempotencyKey"))).find()) {
			return null;
		}
		byte[] hash = hash(by, page + "\n" + new TreeMap<>(fields));
		return new Asked(UUID.nameUUIDFromBytes(hash), hash);
	}

	private static byte[] hash(Person by, String text) {
		try {
			return MessageDigest.getInstance("SHA-256")
				.digest((by.subject() + "\n" + text).getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
