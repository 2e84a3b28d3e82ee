package org.einlass.registration.confirm;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.einlass.registration.Browser;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page behind the mail's link promises, and to whom. */
@WholeService
class ConfirmPageIT {

	private static final String CODE_FIELD = "id=\"code\"";

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(1);

	private Citizen guest = Citizen.guest(0);

	@BeforeEach
	void publish() {
		this.event.quota(0).put("waitingList", true);
		this.guest = Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void itSaysWhetherAClickIsASignUpOrTheWaitingList() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		assertThat(page(held, code(held)))
			.contains("Digitalsprechstunde", "Eine Person", "bestätigen Sie die Anmeldung", CODE_FIELD)
			.doesNotContain("Warteliste", "??");
		Answer waits = waits("ben@example.org");
		assertThat(waits.word()).isEqualTo("waitlisted");
		assertThat(page(waits, code(waits))).contains("Mit einem Klick stehen Sie auf der Warteliste")
			.doesNotContain("Anmeldung bestätigen</span>", "??");
	}

	@Test
	void withoutTheCodeNothingIsShownOfTheRegistration() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		assertThat(page(held, "AAAA-AAAA")).contains(CODE_FIELD)
			.doesNotContain("Digitalsprechstunde", "Mit einem Klick", "??");
	}

	@Test
	void afterConfirmingTheCodeSaysSoAndNothingElse() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		String path = "/registrations/" + held.id();
		Browser browser = Browser.guest(this.port);
		browser.post(path + "/confirm", Map.of("code", code(held)), 303);
		browser.get(browser.address(), 303);
		assertThat(browser.get(path, 200)).contains("Sie sind angemeldet");
		assertThat(browser.get(path + "/confirm", 200)).contains("Schon bestätigt", "href=\"" + path + "\"");

		assertThat(page(held, code(held))).contains("Schon bestätigt", "stehen in der E-Mail")
			.doesNotContain("Digitalsprechstunde", "Eine Person", "<form", CODE_FIELD, "??");
		Browser next = Browser.guest(this.port);
		assertThat(next.post(path + "/confirm", Map.of("code", code(held)), 409)).contains("Schon bestätigt")
			.doesNotContain("Digitalsprechstunde", CODE_FIELD, "??");
		next.get(path, 404);
		Answer again = this.guest.confirm(held, this.keys);
		assertThat(again.status()).as("an answer that was lost is asked for again").isEqualTo(200);
		assertThat(again.word()).isEqualTo("confirmed");
		assertThat(again.body().get("attendees")).isEmpty();
		assertThat(again.body().toString()).doesNotContain("manageKey", "EIN1:", "Ada");
	}

	@Test
	void theCodeLeavesTheAddressAtOnce() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		String path = "/registrations/" + held.id() + "/confirm";
		Browser browser = Browser.guest(this.port);
		browser.get(path + "?code=" + code(held) + "&lang=en", 303);
		assertThat(browser.address()).isEqualTo(path + "?lang=en");
		assertThat(browser.get(path, 200)).contains("value=\"" + code(held) + "\"");
	}

	@Test
	void aRefusalThatCannotBeMendedHasNeitherPromiseNorForm() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		this.guest.post(held.path() + "/cancel", Map.of(), held.key());
		String refused = Browser.guest(this.port)
			.post("/registrations/" + held.id() + "/confirm", Map.of("code", code(held)), 409);
		assertThat(refused).contains("Diese Anmeldung besteht nicht mehr", "/sign-up/event-" + this.event.id)
			.doesNotContain("<form", "Mit einem Klick", "??");
		assertThat(page(held, code(held))).contains("Diese Anmeldung besteht nicht mehr", "/sign-up/")
			.doesNotContain("<form", "Mit einem Klick");
	}

	@Test
	void whoConfirmsLateAndFindsAllTakenHasNoFormThatCannotHelp() {
		EventFixture small = EventFixture.withPlaces(1);
		small.quota(0).put("waitingList", false);
		Answer late = this.guest.hears(small, this.kafka, "EventPublished").signUp(small, "ada@example.org", "Ada");
		this.database.sql("update registrations set hold_until = now() - interval '1 second' where id = :id")
			.bind("id", late.id())
			.then()
			.block();
		Answer first = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.guest.signUp(small, "ben@example.org", "Ben"), (answer) -> answer.status() == 201);
		this.guest.confirm(first, this.keys);
		assertThat(page(late, code(late))).contains("<form");
		assertThat(Browser.guest(this.port)
			.post("/registrations/" + late.id() + "/confirm", Map.of("code", code(late)), 409))
			.contains("Ausgebucht", "/sign-up/event-" + small.id)
			.doesNotContain("<form", "Mit einem Klick", "??");
	}

	@Test
	void aWrongCodeMayBeTypedAgain() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		assertThat(Browser.guest(this.port)
			.post("/registrations/" + held.id() + "/confirm", Map.of("code", "0000-0000"), 409))
			.contains("Der Code stimmt nicht", CODE_FIELD, "aria-invalid=\"true\"")
			.doesNotContain("Mit einem Klick", "??");
	}

	@Test
	void aWrongCodeIsNoPromiseForWhoseRegistrationItIsEither() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		String path = "/registrations/" + held.id();
		Browser browser = Browser.guest(this.port);
		browser.get(path + "?key=" + held.key(), 303);
		assertThat(browser.post(path + "/confirm", Map.of("code", "0000-0000"), 409))
			.contains("Der Code stimmt nicht", "Digitalsprechstunde", "Code aus der neuesten E-Mail", CODE_FIELD)
			.doesNotContain("Mit einem Klick");
	}

	/** A browser cuts what is pasted at the length of the field. */
	@Test
	void theFieldForTheCodeTakesAWholeLink() {
		Answer held = this.guest.signUp(this.event, "ada@example.org", "Ada");
		String path = "/registrations/" + held.id();
		String link = "https://anmeldung.stadtverwaltung.example" + path + "/confirm?code=" + code(held);
		Browser browser = Browser.guest(this.port);
		browser.get(path + "?key=" + held.key(), 303);
		for (String page : List.of(browser.get(path, 200), page(held, "AAAA-AAAA"))) {
			Matcher field = Pattern.compile(CODE_FIELD + "[^>]*maxlength=\"(\\d+)\"").matcher(page);
			assertThat(field.find()).isTrue();
			assertThat(Integer.parseInt(field.group(1))).isGreaterThan(link.length());
		}
		browser.post(path + "/confirm", Map.of("code", link), 303);
	}

	private Answer waits(String email) {
		this.guest.signUp(this.event, "first@example.org", "First");
		Map<String, Object> request = new HashMap<>(Citizen.request(this.event, email, "Ben"));
		request.put("joinWaitingList", true);
		return this.guest.signUp(request, null);
	}

	private String code(Answer registration) {
		return this.keys.confirmationCode(registration.id(), 1);
	}

	private String page(Answer registration, String code) {
		Browser browser = Browser.guest(this.port);
		browser.get("/registrations/" + registration.id() + "/confirm?code=" + code, 303);
		return browser.get(browser.address(), 200);
	}

}
