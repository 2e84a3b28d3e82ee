package org.einlass.registration.held;

import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Browser;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Where an event is full because guests have not confirmed yet, its pages say so. */
@WholeService
class HeldPlacesIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private EventFixture published(int places, boolean line) {
		EventFixture event = EventFixture.withPlaces(places);
		event.quota(0).put("waitingList", line);
		event.signUp().put("onePerPerson", "event");
		Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		return event;
	}

	@Test
	void whereHeldPlacesMakeItFullTheMailboxIsNamed() {
		EventFixture event = published(2, false);
		Citizen guest = Citizen.guest(this.port);
		Answer ada = guest.signUp(event, "ada@example.org", "Ada");
		guest.signUp(event, "ben@example.org", "Ben");
		Browser browser = Browser.guest(this.port);
		assertThat(browser.get("/sign-up/" + event.id, 200))
			.contains("Ausgebucht", "2 Plätze sind bis ", "Postfach", "href=\"/registrations/lookup\"")
			.doesNotContain("??", "ada@example.org");
		assertThat(browser.post("/sign-up/" + event.id, form(event, "ada@example.org"), 409))
			.contains("2 Plätze sind bis ", "Postfach");
		assertThat(browser.post("/sign-up/" + event.id, form(event, "other@example.org"), 409))
			.as("the same for an address that is not registered")
			.contains("2 Plätze sind bis ", "Postfach");
		guest.confirm(ada, this.keys);
		Awaitility.await()
			.untilAsserted(() -> assertThat(browser.get("/sign-up/" + event.id, 200)).contains("Ein Platz ist bis "));
	}

	@Test
	void whereConfirmedPlacesMakeItFullNothingIsSaidOfHeldOnes() {
		EventFixture event = published(1, false);
		Citizen guest = Citizen.guest(this.port);
		guest.confirm(guest.signUp(event, "ada@example.org", "Ada"), this.keys);
		assertThat(Browser.guest(this.port).get("/sign-up/" + event.id, 200)).contains("Ausgebucht")
			.doesNotContain("Postfach");
	}

	@Test
	void anAccountThatIsSignedUpIsLedToItsRegistrations() {
		EventFixture event = published(5, false);
		Citizen.holding(this.port, TestTokens.of("citizen")).signUp(event, "citizen@example.org", "Ada");
		assertThat(Browser.holding(this.port, TestTokens.of("citizen").bearer())
			.post("/sign-up/" + event.id, form(event, "citizen@example.org"), 409))
			.contains("Schon angemeldet", "href=\"/my/registrations\">Meine Anmeldungen</a> ·",
					"href=\"/registrations/lookup\">Ohne Konto: Link noch einmal schicken</a>")
			.doesNotContain("name=\"contact.email\"", "??");
	}

	private static Map<String, String> form(EventFixture event, String email) {
		return Map.of("quotas", event.quota.toString(), "attendees[0].name", "Ada", "contact.name", "Ada",
				"contact.email", email, "action", "sign-up", "idempotencyKey", UUID.randomUUID().toString());
	}

}
