package org.einlass.starter.test.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document of a service, generated from the running service and compared with
 * the committed {@code contracts/openapi.yaml}. With {@code -Dopenapi.write=true} the
 * file is written instead.
 */
public final class ApiDocument {

	private static final Path COMMITTED = Path.of("contracts", "openapi.yaml");

	private static final String PATH = "/v3/api-docs";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Map<String, Object> document;

	private ApiDocument(Map<String, Object> document) {
		this.document = document;
	}

	/**
	 * Starts the service with these settings, such as {@code name=value}, and asks what
	 * it offers.
	 * @param service its application class, and what else describes its operations
	 */
	public static ApiDocument of(List<Class<?>> service, String... settings) {
		List<Class<?>> sources = new ArrayList<>(service);
		sources.add(ApiConfiguration.class);
		Map<String, String> environment = new TreeMap<>(EmbeddedParts.environment(TestDatabase.create()));
		environment.putAll(Map.of("springdoc.api-docs.enabled", "true", "springdoc.paths-to-match", "/api/**",
				"springdoc.default-produces-media-type", "application/json", "springdoc.override-with-generic-response",
				"false"));
		Stream<String> arguments = Stream.concat(
				environment.entrySet().stream().map((entry) -> entry.getKey() + "=" + entry.getValue()),
				Stream.of(settings));
		try (ConfigurableApplicationContext running = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
			.run(arguments.map((argument) -> "--" + argument).toArray(String[]::new))) {
			return read(running, service.getFirst());
		}
	}

	/** Some routes of the API are methods of pages, which springdoc would not look at. */
	private static ApiDocument read(ConfigurableApplicationContext running, Class<?> application) {
		running.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.values()
			.forEach((method) -> SpringDocUtils.getConfig().addRestControllers(method.getBeanType()));
		ObjectNode document = (ObjectNode) JSON.readTree(generated(running.getBean(OpenApiWebfluxResource.class)));
		running.getBean(Members.class).complete(document, running.getBean(Schemas.class).records());
		Limits.read(JSON).complete(document);
		running.getBean(Guests.class).complete(document);
		running.getBean(Frame.class)
			.complete(document, running.getEnvironment().getRequiredProperty("spring.application.name"),
					application.getPackageName());
		return new ApiDocument(sorted(document));
	}

	private static byte[] generated(OpenApiWebfluxResource springdoc) {
		try {
			byte[] json = springdoc
				.openapiJson(MockServerHttpRequest.get("http://localhost" + PATH).build(), PATH, Locale.ENGLISH)
				.block();
			return Objects.requireNonNull(json);
		}
		catch (JsonProcessingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The order of routes and types must not depend on how they were found. */
	private static Map<String, Object> sorted(ObjectNode document) {
		Map<String, Object> sorted = map(JSON.convertValue(document, Map.class));
		sorted.computeIfPresent("paths", (name, paths) -> merged(new TreeMap<>(map(paths))));
		sorted.computeIfPresent("components", (name, components) -> {
			map(components).computeIfPresent("schemas", (schemas, all) -> new TreeMap<>(map(all)));
			return components;
		});
		return sorted;
	}

	/**
	 * Paths that differ only in the name of a variable are one path to OpenAPI; the name
	 * that comes first is taken.
	 */
	private static Map<String, Object> merged(Map<String, Object> paths) {
		Map<String, String> names = new TreeMap<>();
		Map<String, Object> merged = new TreeMap<>();
		paths.forEach((path, operations) -> {
			String name = names.computeIfAbsent(AccessMatrix.anonymous(path), (first) -> path);
			map(operations).values().forEach((operation) -> rename(map(operation), path, name));
			map(merged.computeIfAbsent(name, (first) -> new LinkedHashMap<>())).putAll(map(operations));
		});
		return merged;
	}

	private static void rename(Map<String, Object> operation, String path, String name) {
		String[] from = path.split("/");
		String[] to = name.split("/");
		for (int i = 0; i < from.length; i++) {
			String old = from[i].replaceAll("[{}]", "");
			String now = to[i].replaceAll("[{}]", "");
			if (!old.equals(now) && operation.get("parameters") instanceof List<?> parameters) {
				parameters.stream()
					.map(ApiDocument::map)
					.filter((one) -> old.equals(one.get("name")))
					.forEach((one) -> {
						one.put("name", now);
						one.put("description", "`" + old + "`");
					});
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	/** Fails unless the committed document is the generated one. */
	public void isCommitted() {
		try {
			if (Boolean.getBoolean("openapi.write")) {
				Files.writeString(COMMITTED, yaml());
			}
			assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
				.as("contracts/openapi.yaml; CONTRIBUTING.md says how to write it anew")
				.isEqualTo(yaml());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/**
	 * Fails unless the document describes exactly these routes, such as
	 * {@code GET /api/events}.
	 */
	public void describes(Set<String> routes) {
		Set<String> described = new TreeSet<>();
		map(this.document.getOrDefault("paths", Map.of())).forEach((path, operations) -> map(operations).keySet()
			.forEach((method) -> described.add(method.toUpperCase(Locale.ROOT) + " " + AccessMatrix.anonymous(path))));
		assertThat(described).as("routes in the document")
			.containsExactlyInAnyOrderElementsOf(routes.stream().map(AccessMatrix::anonymous).toList());
	}

	private String yaml() {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setSplitLines(false);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		return "# Generated by OpenApiIT; see CONTRIBUTING.md.\n" + new Yaml(options).dump(this.document);
	}

}
