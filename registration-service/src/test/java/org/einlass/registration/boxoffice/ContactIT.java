package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a contact may do with the registration, and what happens to mistakes. */
@WholeService
class ContactIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	EventFixture event = EventFixture.withPlaces(10);

	WebTestClient client = WebTestClient.bindToServer().build();

	Citizen guest = new Citizen(this.client, null);

	@BeforeEach
	void publish() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.guest = new Citizen(this.client, null).hears(this.event, this.kafka, "EventPublished");
	}

	private Answer signUp(String... names) {
		return this.guest.signUp(this.event, "ada@example.org", names);
	}

	private static String ticket(Answer answer, int index) {
		return answer.body().at("/attendees/" + index + "/ticket").asString();
	}

	private static String name(Answer answer, int index) {
		return answer.body().at("/attendees/" + index + "/name").asString();
	}

	private static Map<String, Object> names(String... ticketsAndNames) {
		List<Map<String, String>> names = new ArrayList<>();
		for (int i = 0; i < ticketsAndNames.length; i += 2) {
			names.add(Map.of("ticket", ticketsAndNames[i], "name", ticketsAndNames[i + 1]));
		}
		return Map.of("attendees", names);
	}

	@Test
	void namesForOtherTicketsOrTwoForOneAreWrong() {
		Answer held = signUp("Ada", "Ben");
		String first = ticket(held, 0);
		String other = ticket(signUp("Cem"), 0);
		Answer wrong = this.guest.put(held.path() + "/attendees",
				names(first, "Adele", other, "Dora", first, "Eva", UUID.randomUUID().toString(), "Finn"), held.key());
		assertThat(wrong.status()).isEqualTo(400);
		List<String> fields = new ArrayList<>();
		wrong.body()
			.get("fields")
			.forEach((field) -> fields.add(field.get("path").asString() + " " + field.get("code").asString()));
		assertThat(fields).containsExactly("attendees[1].ticket unknown-id", "attendees[2].ticket duplicate",
				"attendees[3].ticket unknown-id");
		assertThat(name(this.guest.get(held.path(), held.key()), 0)).isEqualTo("Ada");
		Answer renamed = this.guest.put(held.path() + "/attendees", names(first, " Adele "), held.key());
		assertThat(List.of(name(renamed, 0), name(renamed, 1))).containsExactly("Adele", "Ben");
	}

	@Test
	void theCalendarHasTheConfirmedPlacesUnderTheUidOfTheMails() {
		Answer held = signUp("Ada");
		this.client.get()
			.uri(held.path() + ".ics")
			.header("Einlass-Key", held.key())
			.exchange()
			.expectStatus()
			.isNotFound();
		this.guest.confirm(held, this.keys);
		for (String path : List.of(held.path() + ".ics", "/registrations/" + held.id() + "/calendar.ics")) {
			String file = this.client.get()
				.uri(path)
				.cookie(RegistrationPage.COOKIE, held.key())
				.header("Einlass-Key", held.key())
				.exchange()
				.expectHeader()
				.contentType("text/calendar;charset=UTF-8")
				.returnResult(String.class)
				.getResponseBody()
				.collect(java.util.stream.Collectors.joining())
				.blockOptional()
				.orElseThrow()
				.replace("\r\n ", "");
			assertThat(file.split("BEGIN:VEVENT")).hasSize(2);
			assertThat(file)
				.contains("UID:" + held.id() + "." + this.event.session + "@einlass",
						"SEQUENCE:" + this.event.message().get("version"), "SUMMARY:Digitalsprechstunde",
						"DTSTART;TZID=Europe/Berlin:", "TZID:Europe/Berlin", "STATUS:CONFIRMED")
				.doesNotContain("METHOD", held.key());
		}
	}

	@Test
	void whoHasSeenAnOlderStateIsToldSo() {
		Answer held = signUp("Ada");
		String seen = tag(held.path(), held.key());
		assertThat(put(held.path() + "/attendees", names(ticket(held, 0), "Adele"), held.key(), seen)).isEqualTo(200);
		assertThat(tag(held.path(), held.key())).isNotEqualTo(seen);
		assertThat(put(held.path() + "/attendees", names(ticket(held, 0), "Ada"), held.key(), seen)).isEqualTo(412);
		Map<String, String> address = Map.of("email", "adele@example.org");
		assertThat(put(held.path() + "/contact", address, held.key(), seen)).isEqualTo(412);
		assertThat(name(this.guest.get(held.path(), held.key()), 0)).isEqualTo("Adele");
		assertThat(put(held.path() + "/contact", address, held.key(), "\"other\", " + tag(held.path(), held.key())))
			.isEqualTo(200);
	}

	private String tag(String path, String key) {
		return java.util.Objects.requireNonNull(this.client.get()
			.uri(path)
			.header("Einlass-Key", key)
			.exchange()
			.expectBody(Void.class)
			.returnResult()
			.getResponseHeaders()
			.getETag());
	}

	private int put(String path, Object body, String key, String tag) {
		return this.client.put()
			.uri(path)
			.header("Einlass-Key", key)
			.header("If-Match", tag)
			.bodyValue(body)
			.exchange()
			.expectBody(Void.class)
			.returnResult()
			.getStatus()
			.value();
	}

	@Test
	void theOldKeyIsVoidWhenTheAddressIsCorrectedAndThePageGetsTheNewOne() {
		Answer held = signUp("Ada");
		String page = "/registrations/" + held.id();
		String cookie = java.util.Objects
			.requireNonNull(this.client.post()
				.uri(page + "/contact")
				.cookie(RegistrationPage.COOKIE, held.key())
				.header("Content-Type", "application/x-www-form-urlencoded")
				.bodyValue("email=right@example.org")
				.exchange()
				.expectStatus()
				.isSeeOther()
				.expectBody(Void.class)
				.returnResult()
				.getResponseCookies()
				.getFirst(RegistrationPage.COOKIE))
			.getValue();
		this.client.get().uri(page + "?key=" + held.key()).exchange().expectStatus().isNotFound();
		this.client.get().uri(page).cookie(RegistrationPage.COOKIE, held.key()).exchange().expectStatus().isNotFound();
		this.client.get().uri(page).cookie(RegistrationPage.COOKIE, cookie).exchange().expectStatus().isOk();
	}

	@Test
	void anEmptyCodeIsNoTry() {
		Answer held = signUp("Ada");
		this.client.post()
			.uri("/registrations/" + held.id() + "/confirm")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.bodyValue("code=+")
			.exchange()
			.expectStatus()
			.isBadRequest();
		Answer wrong = this.guest.post(held.path() + "/confirm", Map.of("code", "0000-0000"), null);
		assertThat(wrong.body().at("/triesLeft").asInt()).isEqualTo(Secrets.MOST_WRONG_TRIES - 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u00a0", "-", "\u2013", "\u200b", "\n" })
	void whatNobodySeesIsMissingAndNoTry(String code) {
		assertNoTry(code, "required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ABCD", "ABCD-EFGHJ", "ABCD-EFGU", "Ada Example", "https://einlass.example/" })
	void whatHasNotTheFormOfACodeIsNoTry(String code) {
		assertNoTry(code, "code");
	}

	private void assertNoTry(String code, String problem) {
		Answer held = signUp("Ada");
		Answer refused = this.guest.post(held.path() + "/confirm", Map.of("code", code), null);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body().at("/fields/0/code").asString()).isEqualTo(problem);
		Answer wrong = this.guest.post(held.path() + "/confirm", Map.of("code", "0000-0000"), null);
		assertThat(wrong.body().at("/triesLeft").asInt()).isEqualTo(Secrets.MOST_WRONG_TRIES - 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s\n", "\t%s", "\u201e%s\u201c", "\u200b%s",
			"https://einlass.example/registrations/1/confirm?code=%s" })
	void aCodeConfirmsHoweverItIsPasted(String pasted) {
		Answer held = signUp("Ada");
		String code = this.keys.confirmationCode(held.id(), 1);
		for (String typed : List.of(code, code.replace('-', '\u2212'), code.replace("-", "\u00a0"))) {
			Answer answer = this.guest.post(held.path() + "/confirm", Map.of("code", pasted.formatted(typed)), null);
			assertThat(answer.status()).as(typed).isEqualTo(200);
		}
	}

	@Test
	void aFieldOfTheFormThatNamesNoTicketIsNoField() {
		Answer held = signUp("Ada");
		this.client.post()
			.uri("/registrations/" + held.id() + "/attendees")
			.cookie(RegistrationPage.COOKIE, held.key())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.bodyValue("name-" + "0-".repeat(18) + "=Ben&name-" + ticket(held, 0) + "=Adele")
			.exchange()
			.expectStatus()
			.isSeeOther();
		assertThat(name(this.guest.get(held.path(), held.key()), 0)).isEqualTo("Adele");
	}

}
