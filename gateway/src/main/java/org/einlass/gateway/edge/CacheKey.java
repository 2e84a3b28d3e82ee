package org.einlass.gateway.edge;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What makes two public requests the same: the path, the query whatever its order, and
 * the language.
 */
record CacheKey(String path, String query, String language) {

	private static final Pattern ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");

	static CacheKey of(URI uri, String language) {
		return new CacheKey(inOneSpelling(uri.getRawPath()), sorted(uri.getRawQuery()), language);
	}

	/**
	 * {@code %65} and {@code e} are the same letter (RFC 3986, 6.2.2): each spelling
	 * would be asked for anew.
	 */
	private static String inOneSpelling(String path) {
		return (path.indexOf('%') < 0) ? path
				: ENCODED.matcher(path).replaceAll((found) -> Matcher.quoteReplacement(letter(found.group())));
	}

	private static String letter(String encoded) {
		char letter = (char) Integer.parseInt(encoded, 1, encoded.length(), 16);
		boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
		return plain ? String.valueOf(letter) : encoded.toUpperCase(Locale.ROOT);
	}

	/** Sorted by name; several values of one name keep their order. */
	private static String sorted(@Nullable String query) {
		if (query == null || query.isEmpty()) {
			return "";
		}
		return Stream.of(query.split("&"))
			.filter((part) -> !part.isEmpty())
			.sorted(Comparator.comparing((part) -> part.split("=", 2)[0]))
			.collect(Collectors.joining("&"));
	}

	/** Path and query to ask the service for. */
	String target() {
		return this.query.isEmpty() ? this.path : this.path + "?" + this.query;
	}

	boolean isApi() {
		return this.path.startsWith("/api/");
	}

	int weight() {
		return 2 * (this.path.length() + this.query.length()) + 64;
	}

}
