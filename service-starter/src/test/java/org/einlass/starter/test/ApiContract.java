package org.einlass.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.http.HttpMethod;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the committed {@code contracts/openapi.yaml} promises of each route, held against
 * what the service really answers. A service without the file promises nothing.
 */
record ApiContract(Map<String, Map<?, ?>> paths) {

	private static final Path COMMITTED = Path.of("contracts", "openapi.yaml");

	static ApiContract read() {
		try {
			Map<?, ?> document = Files.exists(COMMITTED) ? new Yaml().load(Files.readString(COMMITTED)) : Map.of();
			Map<String, Map<?, ?>> paths = new TreeMap<>();
			step(document, "paths").forEach(
					(path, operations) -> paths.put(AccessMatrix.anonymous((String) path), (Map<?, ?>) operations));
			return new ApiContract(paths);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** Fails when the document does not name this answer of the route. */
	void foresees(String route, int status, boolean tagged) {
		if (this.paths.isEmpty()) {
			return;
		}
		String[] parts = route.split(" ");
		Map<?, ?> responses = step(
				step(step(this.paths, AccessMatrix.anonymous(parts[1])), parts[0].toLowerCase(Locale.ROOT)),
				"responses");
		assertThat(responses.keySet()).as("%s was answered %d; answers in contracts/openapi.yaml", route, status)
			.anyMatch((known) -> known.equals(String.valueOf(status)));
		if (tagged) {
			assertThat(step(step(responses, String.valueOf(status)), "headers").keySet())
				.as("%s was answered with an ETag; headers in contracts/openapi.yaml", route)
				.anyMatch("ETag"::equals);
		}
	}

	/**
	 * Each path of the document → the methods that it names; {@code HEAD} comes with
	 * {@code GET}.
	 */
	Map<String, Set<HttpMethod>> methods() {
		Map<String, Set<HttpMethod>> methods = new TreeMap<>();
		this.paths.forEach((path, operations) -> {
			Set<HttpMethod> named = new HashSet<>();
			operations.keySet()
				.forEach((name) -> named.add(HttpMethod.valueOf(name.toString().toUpperCase(Locale.ROOT))));
			if (named.contains(HttpMethod.GET)) {
				named.add(HttpMethod.HEAD);
			}
			methods.put(path, named);
		});
		return methods;
	}

	private static Map<?, ?> step(Map<?, ?> from, String name) {
		return (from.get(name) instanceof Map<?, ?> next) ? next : Map.of();
	}

}
