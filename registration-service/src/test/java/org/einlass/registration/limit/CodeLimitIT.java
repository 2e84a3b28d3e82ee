package org.einlass.registration.limit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.registration.Browser;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.client.ClientAddress;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** Access codes cannot be found by trying, and honest people are not kept from theirs. */
@WholeService
class CodeLimitIT {

	private static final String CODE = "KLASSENFAHRT";

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private EventFixture opensByCode() {
		EventFixture event = EventFixture.withPlaces(200);
		event.signUp().putObject("audience").put("level", "code");
		return told(event, event.quota);
	}

	private EventFixture told(EventFixture event, UUID quota) {
		Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		assertThat(organiser().put("/api/quotas/" + quota + "/access-codes", Map.of("codes", List.of(CODE)), null)
			.status()).isEqualTo(204);
		return event;
	}

	private Citizen organiser() {
		return Citizen.holding(this.port, TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER));
	}

	private WebTestClient client(String address) {
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.defaultHeader(ClientAddress.HEADER, address)
			.build();
	}

	private static Answer types(Citizen person, EventFixture event, String email, String code) {
		Map<String, Object> request = Citizen.request(event, email, "Ada");
		request.put("accessCode", code);
		return person.signUp(request, null);
	}

	@Test
	void afterTenWrongCodesTheNextOneIsNotTriedHoweverRight() {
		EventFixture event = opensByCode();
		Citizen guest = new Citizen(client("203.0.113.9"), null);
		for (int number = 0; number < 10; number++) {
			assertThat(types(guest, event, "ada@example.org", "GUESS-000" + number).word()).isEqualTo("not-eligible");
		}
		Answer refused = types(guest, event, "ada@example.org", CODE);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.word()).isEqualTo("too-often");
		assertThat(refused.text("detail")).contains("10 Minuten");
		assertThat(types(guest, event, "ben@example.org", CODE).status()).as("another person there").isEqualTo(201);
		Citizen elsewhere = new Citizen(client("198.51.100.7"), null);
		assertThat(types(elsewhere, event, "ada@example.org", CODE).status()).as("from elsewhere").isEqualTo(201);
		assertThat(
				organiser().get("/api/quotas/" + event.quota + "/access-codes", null).body().path("wrongTries").asInt())
			.isEqualTo(10);
		assertThat(Browser.holding(this.port, TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER).bearer())
			.get("/sessions/" + event.session + "/access-codes", 200)).contains("10 falsche Codes wurden")
			.doesNotContain("??");
	}

	@Test
	void aCallStraightToTheServiceCountsByItsConnection() {
		EventFixture event = opensByCode();
		Citizen guest = Citizen.guest(this.port);
		assertThat(IntStream.range(0, 45)
			.mapToObj((number) -> types(guest, event, "person" + number + "@example.org", "GUESS-00" + number).status())
			.filter((status) -> status == 429)
			.count()).isEqualTo(5);
		assertThat(types(new Citizen(client("203.0.113.9"), null), event, "ada@example.org", CODE).status())
			.isEqualTo(201);
	}

	@Test
	void aClassOfThirtyWithOneWrongLetterEachGetsItsPlaces() {
		EventFixture event = opensByCode();
		Citizen school = new Citizen(client("203.0.113.9"), null);
		IntStream.range(0, 30)
			.forEach((pupil) -> assertThat(
					types(school, event, "pupil" + pupil + "@example.org", "KLASSENFAHR" + pupil).word())
				.isEqualTo("not-eligible"));
		IntStream.range(0, 30)
			.forEach((pupil) -> assertThat(types(school, event, "pupil" + pupil + "@example.org", CODE).status())
				.isEqualTo(201));
	}

	@Test
	void movingWithACodeIsLimitedAlike() {
		EventFixture event = EventFixture.withPlaces(5);
		UUID closed = event.addSession(5);
		((tools.jackson.databind.node.ObjectNode) event.session(1).withArray("quotas").get(0)).putObject("audience")
			.put("level", "code");
		told(event, closed);
		Citizen guest = new Citizen(client("203.0.113.9"), null);
		Answer ada = guest.signUp(event, "ada@example.org", "Ada");
		guest.confirm(ada, this.keys);
		for (int number = 0; number < 10; number++) {
			assertThat(move(guest, ada, event, closed, "GUESS-000" + number).word()).isEqualTo("not-eligible");
		}
		assertThat(move(guest, ada, event, closed, CODE).status()).isEqualTo(429);
		assertThat(move(new Citizen(client("198.51.100.7"), null), ada, event, closed, CODE).status()).isEqualTo(200);
	}

	private static Answer move(Citizen guest, Answer mine, EventFixture event, UUID to, String code) {
		return guest.post(mine.path() + "/move", Map.of("from", event.quota, "to", to, "accessCode", code), mine.key());
	}

	@Test
	void thePageKeepsWhatWasTypedAndSaysHowLongToWait() {
		EventFixture event = opensByCode();
		WebTestClient browser = client("203.0.113.9");
		for (int number = 0; number < 10; number++) {
			send(browser, event, "GUESS-000" + number, "de").expectStatus().isForbidden();
		}
		assertThat(body(send(browser, event, "NOT-SO-FAST", "de")))
			.contains("Zu viele falsche Zugangscodes", "value=\"NOT-SO-FAST\"", "value=\"ada@example.org\"",
					"value=\"Ada Lovelace\"", "aria-invalid=\"true\"")
			.doesNotContain("??");
		assertThat(body(send(browser, event, "NOT-SO-FAST", "en"))).contains("Too many wrong access codes",
				"value=\"NOT-SO-FAST\"");
	}

	private static WebTestClient.ResponseSpec send(WebTestClient browser, EventFixture event, String code,
			String language) {
		return browser.post()
			.uri("/sign-up/" + event.id)
			.header("Accept-Language", language)
			.body(BodyInserters.fromFormData("quotas", event.quota.toString())
				.with("attendees[0].name", "Ada Lovelace")
				.with("contact.name", "Ada Lovelace")
				.with("contact.email", "ada@example.org")
				.with("accessCode", code)
				.with("idempotencyKey", UUID.randomUUID().toString()))
			.exchange();
	}

	private static String body(WebTestClient.ResponseSpec response) {
		return Objects.requireNonNull(response.expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.valueMatches("Retry-After", "5\\d\\d|600")
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
