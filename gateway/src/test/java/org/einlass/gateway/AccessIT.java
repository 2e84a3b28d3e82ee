package org.einlass.gateway;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/** Where each request goes, as {@code access-matrix.md} says. */
class AccessIT extends RunningGateway {

	private static final String NONE = "–";

	private static final List<Row> ROWS = rows();

	@Autowired
	private GatewayProperties configured;

	@Autowired
	private RouteLocator routes;

	@Test
	void theTableNamesEveryPathOfEveryRoute() {
		for (RouteDefinition route : this.configured.getRoutes()) {
			for (PathPattern pattern : patterns(route)) {
				assertThat(ROWS).as("access-matrix.md has no row for %s of route %s", pattern, route.getId())
					.anyMatch((row) -> row.route().equals(route.getId())
							&& pattern.matches(PathContainer.parsePath(row.path())));
			}
		}
	}

	@TestFactory
	Stream<DynamicTest> everyRequestTakesItsRoute() {
		return ROWS.stream()
			.map((row) -> DynamicTest.dynamicTest(row.request(),
					() -> assertThat(route(row)).as(row.request()).isEqualTo(row.route())));
	}

	@TestFactory
	Stream<DynamicTest> everyRequestIsAnsweredAsTheTableSays() {
		String session = login(300);
		return ROWS.stream()
			.flatMap((row) -> Stream.of(test(row, "without session", row.withoutSession()),
					test(row, "with session", row.withSession(), "Cookie", session),
					test(row, "with a token of one's own", row.ownToken(), "Authorization", "Bearer own")));
	}

	private DynamicTest test(Row row, String who, String expected, String... headers) {
		String name = row.request() + " " + who;
		return DynamicTest.dynamicTest(name, () -> assertThat(answer(row, headers)).as(name).isEqualTo(expected));
	}

	private String answer(Row row, String[] headers) {
		forgetWhatWasSeen();
		String[] fromUs = Stream.concat(Arrays.stream(headers), Stream.of("Sec-Fetch-Site", "same-origin"))
			.toArray(String[]::new);
		HttpResponse<String> response = send(
				request(row.path(), fromUs).method(row.method().name(), BodyPublishers.noBody()));
		List<StubService.Seen> seen = Stream.of(CATALOG, REGISTRATION, NOTIFICATION)
			.map(StubService::seen)
			.flatMap(Collection::stream)
			.toList();
		if (response.statusCode() == 200) {
			boolean token = seen.stream().anyMatch((request) -> request.header("Authorization") != null);
			return response.body() + (token ? " +" : "");
		}
		assertThat(seen).isEmpty();
		boolean login = response.statusCode() == 303 && header(response, "Location").startsWith("/login?to=");
		return login ? "login" : String.valueOf(response.statusCode());
	}

	private String route(Row row) {
		ServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.method(row.method(), "http://localhost" + row.path()));
		return this.routes.getRoutes()
			.filterWhen((route) -> Mono.from(route.getPredicate().apply(exchange)))
			.next()
			.map(Route::getId)
			.blockOptional()
			.orElse(NONE);
	}

	private static List<PathPattern> patterns(RouteDefinition route) {
		return route.getPredicates()
			.stream()
			.filter((predicate) -> "Path".equals(predicate.getName()))
			.flatMap((predicate) -> predicate.getArgs().values().stream())
			.map(PathPatternParser.defaultInstance::parse)
			.toList();
	}

	private static List<Row> rows() {
		try {
			return new ClassPathResource("access-matrix.md").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> line.startsWith("| `"))
				.map((line) -> Row.of(line.substring(1).replace("`", "").split("\\|")))
				.toList();
		}
		catch (IOException failure) {
			throw new IllegalStateException("access-matrix.md is not on the class path", failure);
		}
	}

	private record Row(String request, String route, String withoutSession, String withSession, String ownToken) {

		static Row of(String... cells) {
			return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
		}

		HttpMethod method() {
			return HttpMethod.valueOf(this.request.split(" ")[0]);
		}

		String path() {
			return this.request.split(" ")[1];
		}

	}

}
