package org.einlass.gateway.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which names each address knows in its query. For the API, the services' OpenAPI
 * documents say so, which the build packs into this jar. The start page is the list of
 * events for people; two more pages go on from a cursor; other public pages know none.
 */
@Component
class KnownNames {

	private static final String LIST = "/api/events";

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

	private final List<Operation> operations = new ArrayList<>();

	private final List<Operation> pages;

	KnownNames() {
		for (String service : List.of("catalog", "registration", "notification")) {
			paths(service).forEach((path, methods) -> add(String.valueOf(path), (Map<?, ?>) methods));
		}
		Set<String> list = of("GET", PathContainer.parsePath(LIST));
		this.pages = List.of(page("/", (list != null) ? list : Set.of()),
				page("/programmes/{programme}", Set.of("cursor")), page("/organisations/{slug}", Set.of("cursor")));
	}

	private record Operation(String method, PathPattern path, Set<String> names) {
	}

	/** The names of a documented operation; null for all else, which no service knows. */
	@Nullable Set<String> of(String method, PathContainer path) {
		String documented = "HEAD".equals(method) ? "GET" : method;
		return this.operations.stream()
			.filter((operation) -> operation.method().equals(documented) && operation.path().matches(path))
			.min((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.path(), other.path()))
			.map(Operation::names)
			.orElse(null);
	}

	/** The names of a page that all visitors share. */
	Set<String> ofPage(PathContainer path) {
		return this.pages.stream()
			.filter((page) -> page.path().matches(path))
			.findFirst()
			.map(Operation::names)
			.orElse(Set.of());
	}

	private void add(String path, Map<?, ?> methods) {
		Set<String> ofAll = names(methods);
		methods.forEach((method, operation) -> {
			if (METHODS.contains(String.valueOf(method))) {
				Set<String> names = names((Map<?, ?>) operation);
				names.addAll(ofAll);
				this.operations.add(new Operation(String.valueOf(method).toUpperCase(Locale.ROOT),
						PathPatternParser.defaultInstance.parse(path), names));
			}
		});
	}

	private static Set<String> names(Map<?, ?> holder) {
		Collection<?> parameters = (holder.get("parameters") instanceof Collection<?> some) ? some : List.of();
		return parameters.stream()
			.map((parameter) -> (Map<?, ?>) parameter)
			.filter((parameter) -> "query".equals(parameter.get("in")))
			.map((parameter) -> String.valueOf(parameter.get("name")))
			.collect(Collectors.toSet());
	}

	private static Operation page(String path, Set<String> names) {
		return new Operation("GET", PathPatternParser.defaultInstance.parse(path), names);
	}

	private static Map<?, ?> paths(String service) {
		try (InputStream file = new ClassPathResource("docs/" + service + "/openapi.yaml").getInputStream()) {
			return (Map<?, ?>) Objects.requireNonNull(new Yaml().<Map<?, ?>>load(file).get("paths"));
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

}
