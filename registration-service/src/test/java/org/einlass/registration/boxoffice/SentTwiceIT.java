package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.Browser;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent twice is answered twice alike: an answer got lost, or a button was pressed
 * twice.
 */
@WholeService
class SentTwiceIT {

	private static final String SUPERVISOR = TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR).bearer();

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	final EventFixture event = EventFixture.withPlaces(5);

	Answer held = new Answer(0, tools.jackson.databind.node.MissingNode.getInstance());

	@BeforeEach
	void signUp() {
		this.held = Citizen.guest(this.port)
			.hears(this.event, this.kafka, "EventPublished")
			.signUp(this.event, "ada@example.org", "Ada");
	}

	private record Sent(int status, String tag, JsonNode body) {
	}

	private Sent send(HttpMethod method, String path, Object body, Map<String, String> headers) {
		var result = WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.build()
			.method(method)
			.uri(path)
			.headers((all) -> headers.forEach(all::set))
			.bodyValue(body)
			.exchange()
			.expectBody(byte[].class)
			.returnResult();
		byte[] answer = result.getResponseBody();
		return new Sent(result.getStatus().value(), String.valueOf(result.getResponseHeaders().getETag()),
				JsonMapper.shared().readTree((answer != null) ? answer : new byte[] { '{', '}' }));
	}

	private Map<String, String> key() {
		return Map.of("Einlass-Key", this.held.key());
	}

	private Map<String, String> key(UUID once) {
		return Map.of("Einlass-Key", this.held.key(), "Idempotency-Key", once.toString());
	}

	private int count(String column) {
		return this.database.sql("select " + column + " from registrations where id = :id")
			.bind("id", this.held.id())
			.mapValue(Integer.class)
			.one()
			.blockOptional()
			.orElseThrow();
	}

	@Test
	void theSameNamesAreAnsweredAlikeUnderTheOldTag() {
		String tag = send(HttpMethod.PUT, this.held.path() + "/attendees", names("Ada"), key()).tag();
		Map<String, String> headers = Map.of("Einlass-Key", this.held.key(), "If-Match", tag);
		Sent first = send(HttpMethod.PUT, this.held.path() + "/attendees", names("Adele"), headers);
		Sent second = send(HttpMethod.PUT, this.held.path() + "/attendees", names("Adele"), headers);
		assertThat(List.of(first.status(), second.status())).containsExactly(200, 200);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(send(HttpMethod.PUT, this.held.path() + "/attendees", names("Berta"), headers).status())
			.isEqualTo(412);
	}

	private Object names(String name) {
		return Map.of("attendees",
				List.of(Map.of("ticket", this.held.body().at("/attendees/0/ticket").asString(), "name", name)));
	}

	@Test
	void anotherAddressIsAnsweredAlikeThoughItsKeyIsVoid() {
		UUID once = UUID.randomUUID();
		Map<String, String> right = Map.of("email", "right@example.org");
		Sent first = send(HttpMethod.PUT, this.held.path() + "/contact", right, key(once));
		Sent second = send(HttpMethod.PUT, this.held.path() + "/contact", right, key(once));
		assertThat(List.of(first.status(), second.status())).as("%s", second.body()).containsExactly(200, 200);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.body().path("manageKey").asString()).isNotEmpty();
		assertThat(count("corrections")).isEqualTo(1);
		assertThat(send(HttpMethod.PUT, this.held.path() + "/contact", right, key()).status())
			.as("without its idempotency key the old key opens nothing")
			.isEqualTo(404);
		assertThat(send(HttpMethod.PUT, this.held.path() + "/contact", right, key(UUID.randomUUID())).status())
			.isEqualTo(404);
		assertThat(send(HttpMethod.PUT, this.held.path() + "/contact", Map.of("email", "mine@example.org"), key(once))
			.status()).isEqualTo(404);
	}

	@Test
	void theAddressThatItHasIsNoOtherAddress() {
		Map<String, String> same = Map.of("email", "ADA@example.org");
		assertThat(send(HttpMethod.PUT, this.held.path() + "/contact", same, key()).status()).isEqualTo(200);
		assertThat(send(HttpMethod.PUT, this.held.path() + "/contact", same, key()).status()).isEqualTo(200);
		assertThat(count("corrections")).isZero();
	}

	@Test
	void moreTimeUnderOneKeyIsAddedOnce() {
		UUID once = UUID.randomUUID();
		Sent first = send(HttpMethod.POST, this.held.path() + "/extend", Map.of(), key(once));
		Sent second = send(HttpMethod.POST, this.held.path() + "/extend", Map.of(), key(once));
		assertThat(List.of(first.status(), second.status())).containsExactly(200, 200);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(send(HttpMethod.POST, this.held.path() + "/extend", Map.of(), key()).status()).isEqualTo(409);
	}

	@Test
	void oneKeySendsOneMail() {
		UUID once = UUID.randomUUID();
		int before = count("confirm_mails");
		for (int i = 0; i < 9; i++) {
			assertThat(send(HttpMethod.POST, this.held.path() + "/resend", Map.of(), key(once)).status())
				.isEqualTo(200);
		}
		assertThat(count("confirm_mails")).isEqualTo(before + 1);
		assertThat(send(HttpMethod.POST, this.held.path() + "/extend", Map.of(), key(once)).status())
			.as("the key of another call")
			.isEqualTo(422);
		String staff = "/api/sessions/" + this.event.session + "/registrations/" + this.held.id();
		Map<String, String> supervisor = Map.of("Authorization", SUPERVISOR, "Idempotency-Key",
				UUID.randomUUID().toString());
		send(HttpMethod.POST, staff + "/resend", Map.of(), supervisor);
		assertThat(send(HttpMethod.POST, staff + "/resend", Map.of(), supervisor).status()).isEqualTo(200);
		assertThat(count("confirm_mails")).isEqualTo(before + 2);
	}

	@Test
	void aFormPressedTwiceIsDoneOnceAndItsNextOneAgain() {
		Browser browser = Browser.guest(this.port);
		String path = "/registrations/" + this.held.id();
		browser.get(path + "?key=" + this.held.key(), 303);
		String once = once(browser.get(path, 200));
		int before = count("confirm_mails");
		assertThat(browser.send(path + "/resend", Map.of("idempotencyKey", once))).contains("Gesendet an");
		assertThat(browser.send(path + "/resend", Map.of("idempotencyKey", once))).contains("Gesendet an");
		assertThat(count("confirm_mails")).isEqualTo(before + 1);
		String next = once(browser.send(path + "/extend", Map.of("idempotencyKey", once)));
		assertThat(browser.send(path + "/extend", Map.of("idempotencyKey", once))).contains("Verlängert");
		browser.post(path + "/extend", Map.of("idempotencyKey", next), 409);
		browser.send(path + "/resend", Map.of("idempotencyKey", next));
		assertThat(count("confirm_mails")).isEqualTo(before + 2);
	}

	@Test
	void anAddressSentTwiceByAFormKeepsThePageOpen() {
		Browser browser = Browser.guest(this.port);
		Browser doubled = Browser.guest(this.port);
		String path = "/registrations/" + this.held.id();
		browser.get(path + "?key=" + this.held.key(), 303);
		doubled.get(path + "?key=" + this.held.key(), 303);
		Map<String, String> form = Map.of("email", "right@example.org", "idempotencyKey", once(browser.get(path, 200)));
		assertThat(browser.send(path + "/contact", form)).contains("gesendet an right@example.org");
		assertThat(doubled.send(path + "/contact", form)).as("it still had the old cookie")
			.contains("gesendet an right@example.org");
		assertThat(count("corrections")).isEqualTo(1);
	}

	private static String once(String page) {
		return page.replaceAll("(?s).*name=\"idempotencyKey\" value=\"([^\"]+)\".*", "$1");
	}

	@Test
	void erasingTwiceIsTheSameAnswer() {
		assertThat(send(HttpMethod.DELETE, this.held.path() + "/data", "", key()).status()).isEqualTo(204);
		assertThat(send(HttpMethod.DELETE, this.held.path() + "/data", "", key()).status()).isEqualTo(204);
		assertThat(send(HttpMethod.GET, this.held.path() + "/data", "", key()).status()).isEqualTo(404);
		assertThat(send(HttpMethod.DELETE, "/api/registrations/" + UUID.randomUUID() + "/data", "", key()).status())
			.isEqualTo(404);
	}

}
