package org.einlass.gateway.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The query of an address, as it was sent. {@code lang} is known everywhere: the gateway
 * reads it.
 */
record Query(String raw) {

	private static final String LANGUAGE = "lang";

	private static final List<String> LANGUAGES = List.of("de", "en");

	/** The first name that the address does not know, or null. */
	@Nullable String unknown(Set<String> known) {
		return parts().map(Part::name)
			.filter((name) -> !name.equals(LANGUAGE) && !known.contains(name))
			.findFirst()
			.orElse(null);
	}

	/** Without what the address does not know, and each name in one spelling. */
	String only(Set<String> known) {
		return parts().filter(
				(part) -> part.name().equals(LANGUAGE) ? LANGUAGES.contains(part.value()) : known.contains(part.name()))
			.map((part) -> part.name() + "=" + part.value())
			.collect(Collectors.joining("&"));
	}

	private Stream<Part> parts() {
		return Stream.of(this.raw.split("&")).filter((part) -> !part.isEmpty()).map(Part::of);
	}

	/** A decoded name with its value as it was sent. */
	private record Part(String name, String value) {

		static Part of(String text) {
			int equals = text.indexOf('=');
			return (equals < 0) ? new Part(decoded(text), "")
					: new Part(decoded(text.substring(0, equals)), text.substring(equals + 1));
		}

		private static String decoded(String name) {
			try {
				return URLDecoder.decode(name, StandardCharsets.UTF_8);
			}
			catch (IllegalArgumentException malformed) {
				return name;
			}
		}

	}

}
