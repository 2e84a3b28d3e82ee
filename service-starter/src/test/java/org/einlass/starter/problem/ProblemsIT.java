package org.einlass.starter.problem;

import java.util.Map;
import java.util.stream.Stream;

import org.einlass.starter.identity.Role;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** One way to say no, on every path. */
@SpringBootTest(classes = SampleApplication.class, properties = "spring.config.name=sample",
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedParts.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT {

	@LocalServerPort
	int port;

	@Autowired
	RequestMappingHandlerMapping requestMappingHandlerMapping;

	WebTestClient client = WebTestClient.bindToServer().build();

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@TestFactory
	Stream<DynamicTest> everyRouteAnswersEveryRoleAsTheTableSays() {
		AccessMatrix matrix = AccessMatrix.read();
		matrix.coversAllRoutesOf(this.requestMappingHandlerMapping);
		return matrix.tests(this.client,
				Map.of("organiser", TestTokens.of("organiser").in("library", Role.ORGANISER).bearer()),
				() -> Map.of("organisation", "library"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "{; application/json; 400; malformed",
					"{\"title\": \"a\" \"b\"}; application/json; 400; malformed",
					"{\"title\": 5.5.5}; application/json; 400; invalid",
					"{\"title\": \"ok\", \"more\": 1}; application/json; 400; invalid",
					"{\"title\": \"far too long a title\"}; application/json; 400; invalid",
					"{\"title\": \"a\\u0000b\"}; application/json; 400; invalid", "{}; application/json; 400; invalid",
					"title=x; application/x-www-form-urlencoded; 415; unsupported-media-type" })
	void badInputIsNamed(String body, String type, int status, String code) {
		this.client.post()
			.uri("/api/notes")
			.contentType(MediaType.parseMediaType(type))
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo(code);
	}

	@Test
	void aBodyOfTwoMebibytesIsTooLarge() {
		this.client.post()
			.uri("/api/notes")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"" + "x".repeat(2 << 20) + "\"}")
			.exchange()
			.expectStatus()
			.isEqualTo(413);
	}

	@Test
	void wrongFieldsAreNamedInTheLanguageOfTheRequest() {
		this.client.post()
			.uri("/api/notes")
			.header("Accept-Language", "en")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"far too long a title\"}")
			.exchange()
			.expectBody()
			.jsonPath("$.fields[0].path")
			.isEqualTo("title")
			.jsonPath("$.fields[0].message")
			.isEqualTo("At most 10 characters, please.");
	}

	@Test
	void aForgedTokenIsRefusedAndAGoodOneServed() {
		String good = TestTokens.of("organiser").bearer();
		this.client.get().uri("/api/open").header("Authorization", good).exchange().expectStatus().isOk();
		String forged = good.substring(0, good.length() - 8) + "AAAAAAAA";
		for (String token : new String[] { forged, "Bearer x", "Bearer", "bearer ", "Bearer a b",
				"Bearer " + "ä".repeat(1_000), TestTokens.of("x").claim("aud", "other").bearer(),
				TestTokens.of("x").claim("iss", "https://elsewhere").bearer() }) {
			this.client.get()
				.uri("/api/open")
				.header("Authorization", token)
				.exchange()
				.expectStatus()
				.isUnauthorized()
				.expectBody()
				.jsonPath("$.code")
				.isEqualTo("login-needed");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "text/html | 200 | text/html", "*/* | 200 | text/html",
					"text/html, application/json;q=0.9, */*;q=0.1 | 200 | text/html",
					"application/json | 406 | application/problem+json", "text/plain | 406 | text/html",
					"image/png | 406 | text/html", "application/xml | 406 | text/html" })
	void aPageIsNeverSentUnderAnotherName(String accept, int status, String type) {
		var answer = this.client.get()
			.uri("/page")
			.header("Accept", accept)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		assertThat(answer.getStatus().value()).isEqualTo(status);
		assertThat(String.valueOf(answer.getResponseHeaders().getContentType())).startsWith(type);
	}

	@Test
	void anUnknownPageIsAPageAndAnUnknownResourceIsAProblem() {
		this.client.get()
			.uri("/nowhere")
			.header("Accept-Language", "de")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((html) -> assertThat(html).contains("<html lang=\"de\"")
				.contains("Nicht gefunden")
				.contains("site-footer"));
		this.client.get()
			.uri("/api/nowhere")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("not-found");
	}

	@Test
	void aPageIsTheSameBytesForEveryone() {
		byte[] guest = page(null);
		byte[] organiser = page(TestTokens.of("organiser").in("library", Role.ORGANISER).bearer());
		assertThat(organiser).isEqualTo(guest);
	}

	private byte[] page(@org.jspecify.annotations.Nullable String token) {
		var request = this.client.get().uri("/page");
		if (token != null) {
			request.header("Authorization", token);
		}
		byte[] body = request.exchange().expectStatus().isOk().expectBody().returnResult().getResponseBody();
		assertThat(body).isNotNull();
		return body;
	}

	@Test
	void aFailureIsServiceUnavailableAndItsTextStaysOutOfTheLog(CapturedOutput output) {
		this.client.get()
			.uri("/api/broken?address=secret@example.org")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("busy");
		assertThat(output).doesNotContain("secret@example.org");
	}

	@ParameterizedTest
	@CsvSource({ "08006, 503", "53300, 503", "55P03, 503", "57014, 503", "40001, 503", "25P02, 500", "54000, 500",
			"0A000, 500", "P0001, 500", "58030, 500" })
	void aFailureIsNeverDressedAsBusy(String state, int status, CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			this.client.get().uri("/api/refused?state=" + state).exchange().expectStatus().isEqualTo(status);
		}
		String said = (status == 500) ? "/api/refused failed" : "answered 503: sql-" + state;
		assertThat(output.getAll().lines().filter((line) -> line.contains(said))).hasSize((status == 500) ? 3 : 1);
		assertThat(output).doesNotContain("secret@example.org");
	}

}
