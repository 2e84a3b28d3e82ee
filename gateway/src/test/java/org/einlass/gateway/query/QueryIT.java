package org.einlass.gateway.query;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** Unknown names in a query reach no service and fill no cache. */
class QueryIT extends RunningGateway {

	private static final Pattern MAPPING = Pattern.compile("@GetMapping\\(\"(/[^\"]*)\"\\)[^;{]*\\{");

	private static final Pattern PARAMETER = Pattern.compile("@RequestParam[^,]*? (\\w+)[,)]");

	@Autowired
	private KnownNames names;

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			/events/drop?utm_source=a&fbclid=b,        /events/drop
			/events/drop2?x,                           /events/drop2
			/events/drop3?=&&=1,                       /events/drop3
			/?q=drop&cb=1&from=2026-12-01,             /?from=2026-12-01&q=drop
			/?%71=drop4&utm_campaign=%F0%9F%98%80,     /?q=drop4
			/programmes/drop?cursor=c&q=1,             /programmes/drop?cursor=c
			/organisations/drop?gclid=1,               /organisations/drop
			/imprint?lang=en&cb=1,                     /imprint?lang=en
			/privacy?lang=xx&lang=de,                  /privacy?lang=de
			""")
	void aPublicPageIsAskedForWithoutUnknownNames(String address, String asked) {
		for (String[] who : new String[][] { { "X-Nothing", "said" }, { "Authorization", "Bearer own" } }) {
			assertThat(get(address, who).body()).isEqualTo("catalog");
			String seen = CATALOG.last().uri();
			assertThat(Set.of(seen.split("[?&]"))).isEqualTo(Set.of(asked.split("[?&]")));
		}
	}

	@Test
	void theyDoNotGoPastTheEdgeCache() {
		for (int i = 0; i < 20; i++) {
			get("/events/kept?cb=" + i);
			get("/events/kept?utm_" + i + "=x");
			get("/%65vents/k%65pt?cb=" + i);
		}
		assertThat(CATALOG.seen()).extracting((seen) -> seen.uri()).containsOnly("/events/kept").hasSizeLessThan(10);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/events?cb=1,cb", "HEAD,/api/events?q=x&cb=1,-", "GET,/api/events/1?q=x,q",
			"POST,/api/registrations?utm_source=x,utm_source", "GET,/api/mails?event=1&Status=x,Status",
			"GET,/api/programmes/x?page=2,page", "DELETE,/api/my/data?sure=yes,sure", "GET,/api/events?=1,''",
			"GET,/api/events?%63b=1,cb" })
	void aProgramIsToldWhichNameDoesNotExist(String method, String address, String name) {
		HttpResponse<String> answer = send(request(address).method(method, BodyPublishers.noBody()));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
		if (!"HEAD".equals(method)) {
			assertThat(answer.body()).contains("\"code\":\"unknown-parameter\"", "\"parameter\":\"" + name + "\"",
					"den Parameter „" + name + "“ nicht");
		}
		assertThat(CATALOG.seen()).isEmpty();
		assertThat(REGISTRATION.seen()).isEmpty();
		assertThat(NOTIFICATION.seen()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/api/events?q=x&from=2026-12-01&near=1&lang=en", "/api/mails?event=1&status=due&cursor=c",
			"/api/sessions/1/registrations?q=x&status=y&cursor=z", "/api/my/registrations?cursor=c" })
	void whatTheDocumentsNamePasses(String address) {
		assertThat(get(address).statusCode()).isEqualTo(200);
	}

	@Test
	void pagesThatNotAllShareKeepTheirQueries() {
		String link = "/mails/unsubscribe?registration=1&key=2&utm_source=x";
		assertThat(get(link).body()).isEqualTo("notification");
		assertThat(NOTIFICATION.last().uri()).isEqualTo(link);
		get("/sign-up/1?fbclid=1");
		assertThat(REGISTRATION.last().uri()).isEqualTo("/sign-up/1?fbclid=1");
	}

	/** So that the list of pages does not rot: what the catalog's pages read. */
	@Test
	void eachPublicPageKnowsTheNamesThatTheCatalogReads() throws IOException {
		Map<String, Set<String>> read = read(Path.of("../catalog-service/src/main/java/org/einlass/catalog/showcase"));
		assertThat(read).containsKeys("/", "/events/{idOrSlug}", "/programmes/{programme}", "/organisations/{slug}");
		read.forEach((path, parameters) -> {
			Set<String> known = this.names.ofPage(PathContainer.parsePath(path.replaceAll("\\{\\w+}", "x")));
			if (parameters.remove("query")) {
				assertThat(known).as(path).contains("q", "from", "to", "cursor", "topic");
			}
			assertThat(known).as(path).containsAll(parameters);
		});
	}

	private static Map<String, Set<String>> read(Path folder) throws IOException {
		Map<String, Set<String>> read = new TreeMap<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((one) -> one.toString().endsWith("Page.java")).toList()) {
				Matcher mapping = MAPPING.matcher(Files.readString(file));
				while (mapping.find()) {
					Set<String> names = read.computeIfAbsent(mapping.group(1), (path) -> new TreeSet<>());
					PARAMETER.matcher(mapping.group()).results().forEach((found) -> names.add(found.group(1)));
				}
			}
		}
		read.keySet().removeIf((path) -> path.startsWith("/manage"));
		return read;
	}

}
