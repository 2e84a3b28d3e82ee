package org.einlass.starter.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may ask for what: every route of a service × every role, in one readable Markdown
 * table, {@code src/test/resources/access-matrix.md}. A cell says {@code yes} (neither
 * 401, 403 nor 404) or {@code no} (one of them). A route that the table does not know,
 * and a row without a route, fail the test, and so does an answer that
 * {@code contracts/openapi.yaml} does not foresee.
 */
public final class AccessMatrix {

	private static final List<Integer> REFUSED = List.of(401, 403, 404);

	private final List<String> roles;

	private final List<Row> rows;

	private final ApiContract contract = ApiContract.read();

	private AccessMatrix(List<String> roles, List<Row> rows) {
		this.roles = roles;
		this.rows = rows;
	}

	/** Reads {@code access-matrix.md} from the class path. */
	public static AccessMatrix read() {
		try (InputStream file = AccessMatrix.class.getResourceAsStream("/access-matrix.md")) {
			assertThat(file).as("src/test/resources/access-matrix.md").isNotNull();
			List<List<String>> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith("|") && !line.startsWith("|-"))
				.map((line) -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
				.toList();
			List<String> roles = lines.get(0).subList(1, lines.get(0).size());
			List<Row> rows = new ArrayList<>();
			for (List<String> line : lines.subList(1, lines.size())) {
				rows.add(Row.of(line, roles));
			}
			return new AccessMatrix(roles, rows);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** Fails unless the table names exactly the routes of the service. */
	public void coversAllRoutesOf(RequestMappingHandlerMapping mapping) {
		Set<String> routes = new TreeSet<>();
		mapping.getHandlerMethods().forEach((info, method) -> {
			if (method.getBeanType().getPackageName().startsWith("org.einlass.")) {
				routes.addAll(routes(info));
			}
		});
		assertThat(this.rows.stream().map(Row::route)).as("routes in access-matrix.md")
			.containsExactlyInAnyOrderElementsOf(routes);
	}

	private static Set<String> routes(RequestMappingInfo info) {
		return info.getPatternsCondition()
			.getPatterns()
			.stream()
			.flatMap((path) -> info.getMethodsCondition()
				.getMethods()
				.stream()
				.map((method) -> method.name() + " " + path.getPatternString().replaceAll("\\{(\\w+):[^}]+}", "{$1}")))
			.collect(Collectors.toSet());
	}

	/** A route whatever its variables are called. */
	public static String anonymous(String route) {
		return route.replaceAll("\\{[^}]+}", "{}");
	}

	/** The routes of the API, such as {@code GET /api/events}. */
	public Set<String> api() {
		return this.rows.stream()
			.map(Row::route)
			.filter((route) -> route.contains(" /api/"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * One test per cell.
	 * @param client bound to the running service
	 * @param tokens role → value of {@code Authorization}; a role without one is a guest
	 * @param variables fresh values of the path's variables, {@code body:<route>} → a
	 * valid body where the default {@code {}} will not do, and
	 * {@code header:<role>:<name>} → a header that a role sends
	 */
	public Stream<DynamicTest> tests(WebTestClient client, Map<String, String> tokens,
			Supplier<Map<String, String>> variables) {
		return this.rows.stream()
			.flatMap((row) -> this.roles.stream()
				.map((role) -> DynamicTest.dynamicTest(row.route() + " as " + role,
						() -> check(row, role, client, tokens.get(role), variables.get()))));
	}

	/** One test per path: it allows the methods that the document names, and no other. */
	public Stream<DynamicTest> methods(WebTestClient client) {
		return this.contract.methods()
			.entrySet()
			.stream()
			.map((path) -> DynamicTest.dynamicTest("methods of " + path.getKey(), () -> {
				var answer = client.patch()
					.uri(path.getKey().replace("{}", UUID.randomUUID().toString()))
					.exchange()
					.expectBody(Void.class)
					.returnResult();
				assertThat(answer.getStatus()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
				assertThat(answer.getResponseHeaders().getAllow()).isEqualTo(path.getValue());
			}));
	}

	private void check(Row row, String role, WebTestClient client, @Nullable String token,
			Map<String, String> variables) {
		HttpMethod method = HttpMethod.valueOf(row.route().split(" ")[0]);
		WebTestClient.RequestBodySpec request = client.method(method).uri(row.path(variables));
		if (token != null) {
			request.header(HttpHeaders.AUTHORIZATION, token);
		}
		String headers = "header:" + role + ":";
		variables.forEach((name, value) -> {
			if (name.startsWith(headers)) {
				request.header(name.substring(headers.length()), value);
			}
		});
		if (method != HttpMethod.GET && method != HttpMethod.DELETE) {
			boolean json = row.route().contains(" /api/") || row.route().contains(" /internal/");
			request.contentType(json ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
				.bodyValue(variables.getOrDefault("body:" + row.route(), json ? "{}" : ""));
		}
		// To its end: a connection with an unread answer never becomes free again.
		var result = request.exchange().expectBody(Void.class).returnResult();
		int status = result.getStatus().value();
		if (row.route().contains(" /api/")) {
			this.contract.foresees(row.route(), status, result.getResponseHeaders().getETag() != null);
		}
		boolean may = row.may().get(role) == Boolean.TRUE;
		assertThat(REFUSED.contains(status))
			.as("%s as %s was answered %d, the table says %s", row.route(), role, status, may ? "yes" : "no")
			.isEqualTo(!may);
	}

	private record Row(String route, Map<String, Boolean> may) {

		static Row of(List<String> cells, List<String> roles) {
			Map<String, Boolean> may = new java.util.HashMap<>();
			for (int i = 0; i < roles.size(); i++) {
				String cell = cells.get(i + 1);
				assertThat(cell).as("%s, column %s", cells.get(0), roles.get(i)).isIn("yes", "no");
				may.put(roles.get(i), "yes".equals(cell));
			}
			return new Row(cells.get(0).replace("`", ""), may);
		}

		String path(Map<String, String> variables) {
			String path = this.route.split(" ")[1];
			for (Map.Entry<String, String> variable : variables.entrySet()) {
				path = path.replace("{" + variable.getKey() + "}", variable.getValue());
			}
			return path;
		}

	}

}
