package org.einlass.registration.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

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
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody comes to the desk, perhaps without e-mail. */
@WholeService
class WalkInIT {

	private static final String SUPERVISOR = TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR).bearer();

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	WebTestClient browser = WebTestClient.bindToServer().build();

	Citizen guest = new Citizen(this.browser, null);

	Citizen desk = this.guest;

	Citizen mailer = this.guest;

	EventFixture event = EventFixture.withPlaces(2);

	@BeforeEach
	void connect() {
		this.browser = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.guest = new Citizen(this.browser, null);
		this.desk = new Citizen(this.browser, SUPERVISOR);
		this.mailer = new Citizen(this.browser, TestTokens.of("mailer").realmRole("mailer").bearer());
	}

	private void published(Instant start) {
		this.event.signUp().put("maxAttendees", 2).putObject("audience").put("level", "code");
		this.event.session(0).put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		this.guest.hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void whoHasNoEmailGetsAPlaceAtOnceAndNoMail() {
		published(Instant.now().plus(30, ChronoUnit.DAYS));
		Answer given = give("Ada Example");
		assertThat(given.status()).isEqualTo(201);
		assertThat(given.word()).isEqualTo("confirmed");
		assertThat(given.body().at("/attendees/0/code").asString()).startsWith("EIN1:");
		assertThat(given.body().has("manageKey")).isFalse();
		Answer mail = this.mailer.post("/internal/recipients",
				Map.of("items", List.of(Map.of("registration", given.id(), "purpose", "ticket"))), null);
		assertThat(mail.body().at("/items/0/gone").asBoolean()).isTrue();
		String one = "/api/sessions/" + this.event.session + "/registrations/" + given.id();
		assertThat(this.desk.post(one + "/resend", Map.of(), null).word()).isEqualTo("no-address");
		assertThat(this.desk.put(one + "/contact", Map.of("email", "ada@example.org"), null).status()).isEqualTo(200);
		assertThat(this.mailer
			.post("/internal/recipients",
					Map.of("items", List.of(Map.of("registration", given.id(), "purpose", "ticket"))), null)
			.body()
			.at("/items/0/email")
			.asString()).isEqualTo("ada@example.org");
	}

	@Test
	void theLimitsAreThoseOfEverybody() {
		published(Instant.now().plus(30, ChronoUnit.DAYS));
		assertThat(give("Ada", "Ben", "Cem").word()).isEqualTo("too-many-places");
		assertThat(give("Ada", " ").word()).isEqualTo("invalid");
		assertThat(give("Ada", "Ben").word()).isEqualTo("confirmed");
		assertThat(give("Cem").word()).isEqualTo("sold-out");
		Map<String, Object> elsewhere = Map.of("quota", UUID.randomUUID(), "attendees", List.of(Map.of("name", "A")));
		assertThat(this.desk.post(path(), elsewhere, null).body().at("/fields/0/code").asString())
			.isEqualTo("other-event");
	}

	@Test
	void theCodeOfATicketIsNobodysName() {
		published(Instant.now().plus(30, ChronoUnit.DAYS));
		String code = give("Ada").body().at("/attendees/0/code").asString();
		for (String typed : List.of(code, code.toLowerCase(java.util.Locale.ROOT), "Ben " + code.substring(0, 40))) {
			assertThat(give(typed).body().at("/fields/0/code").asString()).as(typed).isEqualTo("ticket-code");
		}
	}

	@Test
	void withoutAnEndTheDeskGivesPlacesAfterTheStartToo() {
		Instant start = Instant.now().minus(30, ChronoUnit.MINUTES);
		this.event.session(0).put("start", start.toString()).put("end", start.toString());
		this.guest.hears(this.event, this.kafka, "EventPublished");
		assertThat(give("Ada").word()).isEqualTo("confirmed");
	}

	@Test
	void theDeskGivesPlacesUntilTheSessionEndsAlsoWhileOthersWait() {
		this.event.signUp().put("maxAttendees", 2);
		this.guest.hears(this.event, this.kafka, "EventPublished");
		Answer both = this.guest.signUp(this.event, "ada@example.org", "Ada", "Ben");
		this.guest.confirm(both, this.keys);
		Map<String, Object> waits = Citizen.request(this.event, "cem@example.org", "Cem");
		waits.put("joinWaitingList", true);
		this.guest.confirm(this.guest.signUp(waits, null), this.keys);
		Instant start = Instant.now().minus(30, ChronoUnit.MINUTES);
		this.event.session(0).put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		this.event.quota(0).put("places", 3);
		this.event.nextVersion().tell(this.kafka, "EventChanged");
		org.awaitility.Awaitility.await().until(() -> give("Dora").word().equals("confirmed"));
		assertThat(give("Emil").word()).isEqualTo("sold-out");
		this.event.session(0).put("end", Instant.now().minusSeconds(1).toString());
		this.event.quota(0).put("places", 9);
		this.event.nextVersion().tell(this.kafka, "EventChanged");
		org.awaitility.Awaitility.await().until(() -> give("Fatma").word().equals("event-over"));
	}

	@Test
	void thePageGivesThePlaceAndShowsTheTicket() {
		published(Instant.now().plus(1, ChronoUnit.HOURS));
		String page = "/sessions/" + this.event.session + "/desk";
		String form = get(page);
		assertThat(form).contains("Vor Ort anmelden", "2 Plätze frei").doesNotContain("??");
		String key = form.replaceAll("(?s).*name=\"idempotencyKey\" value=\"([^\"]+)\".*", "$1");
		assertThat(body(post(page, key, "", "nobody"), 400)).contains("href=\"#contact.email\"",
				"href=\"#attendees[0].name\"");
		EntityExchangeResult<String> done = post(page, key, "Ada Example", "");
		assertThat(done.getStatus().value()).isEqualTo(303);
		String tickets = Objects.requireNonNull(done.getResponseHeaders().getLocation()).toString();
		assertThat(get(tickets)).contains("Platz vergeben: ", "Ada Example", "data:image/svg+xml", "Nächste Person")
			.doesNotContain("??");
		assertThat(Objects.requireNonNull(post(page, key, "Ada Example", "").getResponseHeaders().getLocation()))
			.as("pressed twice")
			.hasToString(tickets);
		assertThat(get(tickets.replaceAll("/tickets.*", ""))).contains("ohne E-Mail", "Vor Ort angemeldet")
			.doesNotContain("E-Mail noch einmal senden", "??");
		assertThat(get(page + "?lang=en")).contains("Sign up at the desk").doesNotContain("??");
	}

	private Answer give(String... names) {
		List<Map<String, String>> attendees = java.util.Arrays.stream(names).map((one) -> Map.of("name", one)).toList();
		return this.desk.post(path(), Map.of("quota", this.event.quota, "attendees", attendees), null);
	}

	private String path() {
		return "/api/sessions/" + this.event.session + "/desk-registrations";
	}

	private String get(String path) {
		return body(this.browser.get()
			.uri(path)
			.header("Authorization", SUPERVISOR)
			.exchange()
			.expectBody(String.class)
			.returnResult(), 200);
	}

	private EntityExchangeResult<String> post(String path, String key, String name, String email) {
		return this.browser.post()
			.uri(path)
			.header("Authorization", SUPERVISOR)
			.body(BodyInserters.fromFormData("idempotencyKey", key)
				.with("quota", this.event.quota.toString())
				.with("attendees[0].name", name)
				.with("contact.email", email)
				.with("contact.language", "de"))
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private static String body(EntityExchangeResult<String> result, int status) {
		assertThat(result.getStatus().value()).as(String.valueOf(result.getResponseBody())).isEqualTo(status);
		return String.valueOf(result.getResponseBody());
	}

}
