package org.einlass.gateway.edge;

import java.net.URI;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What makes two public requests the same: the path, the query whatever its order, and
 * the language.
 */
record CacheKey(String path, String query, String language) {

	static CacheKey of(URI uri, String language) {
		return new CacheKey(uri.getRawPath(), sorted(uri.getRawQuery()), language);
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
