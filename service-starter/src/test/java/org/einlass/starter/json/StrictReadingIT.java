package org.einlass.starter.json;

import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** No value becomes something else, and what an address does not know is said. */
@SpringBootTest(classes = SampleApplication.class,
		properties = { "spring.config.name=sample", "spring.jackson.datatype.enum.write-enums-to-lowercase=true",
				"spring.jackson.mapper.accept-case-insensitive-enums=true" },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedParts.class)
class StrictReadingIT {

	private static final String ID = "01990000-0000-7000-8000-000000000001";

	@LocalServerPort
	int port;

	WebTestClient client = WebTestClient.bindToServer().build();

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "number; \"\"", "number; \" \"", "number; \"7\"", "number; 7.9", "number; 2.5e0", "number; 1e10",
					"number; true", "number; [7]", "number; 99999999999", "yes; \"true\"", "yes; 1", "yes; \"\"",
					"text; 5", "text; 5.5", "text; true", "text; [\"a\"]", "text; {}", "texts; \"a\"", "texts; \"\"",
					"degrees; \"51.3\"", "degrees; \"\"", "at; 1760000000", "at; \"1760000000\"", "at; 1.5", "at; \"\"",
					"at; \"2027-06-18\"", "at; \"2027-06-18T18:00:00\"", "day; [2027,6,18]", "day; 20000", "day; \"\"",
					"before; 60", "before; \"60\"", "before; \"\"", "clock; [18,0]", "clock; 18", "kind; 0",
					"kind; \"0\"", "kind; \"PLAIN\"", "kind; \"Plain\"", "kind; \"\"", "kind; \" plain\"", "id; 1",
					"id; \"\"", "id; \"1-1-1-1-1\"", "id; \"AZkAAAAAcACAAAAAAAAAAQ==\"",
					"id; \"01990000000070008000000000000001\"", "inner; \"\"", "inner; []", "inner; [{}]",
					"named; \"\"", "named; []" })
	void aValueOfAnotherTypeIsRefusedAtItsPath(String member, String value) {
		refused("{\"" + member + "\": " + value + "}", member);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.0", "2e0", "20e-1", "2" })
	void aWholeNumberIsOneHoweverItIsWritten(String two) {
		post("{\"number\": " + two + "}").expectStatus().isOk();
	}

	@ParameterizedTest
	@CsvSource({ "count, null", "count, ''", "count, 7.9", "count, 99999999999", "yes, null", "yes, 1" })
	void aValueThatMustBeThereIsNotMadeUp(String member, String value) {
		String json = value.isEmpty() ? "\"\"" : value;
		refused("{\"plain\": {\"" + member + "\": " + json + "}}", "plain." + member);
	}

	@Test
	void aWrongValueDeepInsideIsRefusedAtItsPath() {
		refused("{\"texts\": [\"a\", 1]}", "texts[1]");
		refused("{\"inners\": [{\"places\": 1}, {\"places\": \"\"}]}", "inners[1].places");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"number\": 1, \"number\": 2}", "{\"text\": \"a\", \"yes\": true, \"text\": null}" })
	void aMemberThatStandsThereTwiceIsRefused(String body) {
		refused(body, body.contains("number") ? "number" : "text");
	}

	@Test
	void aMemberThatStandsThereTwiceDeepInsideIsRefusedAtItsPath() {
		refused("{\"inners\": [{\"places\": 1, \"places\": 2}]}", "inners[0].places");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{} {}", "{}x", "\"\"", "[]", "[{}]", "null", "", "1", "{\"number\": 07}",
			"{\"number\": NaN}", "{'number': 7}", "{\"number\": 7,}", "{} // end" })
	void whatIsNoSingleObjectIsRefused(String body) {
		post(body).expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("malformed");
	}

	@Test
	void valuesOfTheirOwnTypeAreRead() {
		post("""
				{"number": null, "plain": {"count": 7, "yes": false}, "yes": true, "text": "", "texts": [], "degrees": 51,
				 "at": "2027-06-18T18:00:00.5+02:00", "day": "2027-06-18", "before": "PT3H", "clock": "18:00",
				 "kind": "plain", "id": "01990000-0000-7000-8000-00000000000A", "inner": {"places": 3},
				 "inners": [{"places": null}], "named": {"de": "x"}}""")
			.expectStatus()
			.isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "number=7.9", "number=0x10", "number=%207", "number=seven", "number=99999999999", "id=1",
			"id=1-1-1-1-1", "yes=on", "yes=1", "yes=TRUE", "" })
	void aParameterOfAnotherFormIsRefusedByName(String query) {
		String name = query.isEmpty() ? "id" : query.substring(0, query.indexOf('='));
		this.client.get()
			.uri(java.net.URI.create("http://localhost:" + this.port + "/api/values?"
					+ ("id".equals(name) ? "" : "id=" + ID + "&") + query))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.fields[0].path")
			.isEqualTo(name);
	}

	@Test
	void parametersOfTheirOwnFormAreRead() {
		this.client.get().uri("/api/values?number=7&yes=true&id=" + ID).exchange().expectStatus().isOk();
		this.client.get().uri("/api/values?number=&yes=&id=" + ID).exchange().expectStatus().isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PATCH", "DELETE", "TRACE", "QUERY", "PROPFIND" })
	void aMethodThatAPathDoesNotKnowIsToldWhatItKnows(String method) {
		var answer = this.client.method(HttpMethod.valueOf(method))
			.uri("/api/values")
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("method-not-allowed")
			.returnResult();
		assertThat(answer.getResponseHeaders().getAllow()).containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.HEAD,
				HttpMethod.POST);
	}

	@Test
	void aMethodThatAPathDoesNotKnowIsToldToGuestsBeforeTheLogin() {
		this.client.patch().uri("/login-only/values").exchange().expectStatus().isEqualTo(405);
		this.client.get().uri("/login-only/values").exchange().expectStatus().isUnauthorized();
		this.client.get().uri("/login-only/nowhere").exchange().expectStatus().isUnauthorized();
	}

	@ParameterizedTest
	@CsvSource({ "/api/values?a%00=1, 400, malformed", "/api/values?%0A=1, 400, malformed",
			"/api/values/a%3Bb, 404, not-found", "/api/values/a%2Fb, 404, not-found",
			"/api/values/a%00, 404, not-found", "/api/values;a=1, 404, not-found", "/api//values, 404, not-found" })
	void whatIsRejectedBeforeItIsReadIsAProblemAsWell(String address, int status, String code) {
		this.client.get()
			.uri(java.net.URI.create("http://localhost:" + this.port + address))
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
	void aPageThatIsNoAddressIsAPage() {
		this.client.get()
			.uri(java.net.URI.create("http://localhost:" + this.port + "/events/a%3Bb"))
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((html) -> assertThat(html).contains("Nicht gefunden"));
	}

	@Test
	void anotherTypeThanAPathTakesIsToldWhatItTakes() {
		this.client.post()
			.uri("/api/values")
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isEqualTo(415)
			.expectHeader()
			.exists(HttpHeaders.ACCEPT);
		this.client.get()
			.uri("/api/values?id=" + ID)
			.accept(MediaType.IMAGE_PNG)
			.exchange()
			.expectStatus()
			.isEqualTo(406)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private void refused(String body, String path) {
		post(body).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("invalid")
			.jsonPath("$.fields[0].path")
			.isEqualTo(path);
	}

	private WebTestClient.ResponseSpec post(String body) {
		return this.client.post().uri("/api/values").contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

}
