package org.einlass.registration.boxoffice;

import java.util.HashMap;
import java.util.Map;

import org.einlass.registration.Browser;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What a contact does is answered where it was done, with the time. */
@WholeService
class DoneIT {

	private static final String AT = ", \\d{1,2}:\\d\\d Uhr<";

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(3);

	private Browser browser(Answer registration) {
		Browser browser = Browser.guest(this.port);
		browser.get(path(registration) + "?key=" + registration.key(), 303);
		return browser;
	}

	private static String path(Answer registration) {
		return "/registrations/" + registration.id();
	}

	@Test
	void whatIsDoneWhileHeldIsAnswered() {
		Citizen guest = Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		Answer held = guest.signUp(this.event, "ada@example.org", "Ada");
		Browser browser = browser(held);
		String page = browser.send(path(held) + "/resend", Map.of());
		assertThat(browser.address()).isEqualTo(path(held) + "?done=resent#done");
		assertThat(page).containsPattern("role=\"status\" id=\"done\" tabindex=\"-1\" data-focus")
			.containsPattern("Gesendet an ada@example.org" + AT);
		assertThat(browser.get(path(held), 200)).doesNotContain("Gesendet an", "??");
		assertThat(browser.send(path(held) + "/extend", Map.of())).containsPattern("Verlängert: Wir halten .*" + AT);
		assertThat(browser.send(path(held) + "/contact", Map.of("email", "right@example.org")))
			.containsPattern("Adresse geändert, gesendet an right@example.org" + AT);
		assertThat(browser.address()).doesNotContain("@", "right");
	}

	@Test
	void whatIsDoneWithTicketsIsAnswered() {
		Citizen guest = Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		Answer held = guest.signUp(this.event, "ada@example.org", "Ada", "Ben");
		Answer confirmed = guest.confirm(held, this.keys);
		Browser browser = Browser.guest(this.port);
		browser.get(path(held) + "?key=" + held.key(), 303);
		assertThat(browser.send(path(confirmed) + "/resend", Map.of()))
			.containsOnlyOnce("Gesendet an ada@example.org, ");
		String first = confirmed.body().at("/attendees/0/ticket").asString();
		String second = confirmed.body().at("/attendees/1/ticket").asString();
		assertThat(browser.send(path(confirmed) + "/attendees", Map.of("name-" + first, "Ada B.")))
			.containsPattern("Namen gespeichert" + AT)
			.contains("Ada B.");
		assertThat(browser.send(path(confirmed) + "/cancel", Map.of("part", "ticket:" + second)))
			.containsPattern("Abgesagt, alles andere gilt weiter" + AT);
		assertThat(browser.send(path(confirmed) + "/cancel", Map.of("part", ""))).containsPattern("Abgesagt" + AT);
		assertThat(browser.get(path(confirmed) + "/cancel", 200)).as("nothing is left to cancel")
			.contains("Diese Anmeldung besteht nicht mehr", "/sign-up/")
			.doesNotContain("<form", "??");
	}

	@Test
	void badInputIsKeptAndMarked() {
		Citizen guest = Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		Answer held = guest.signUp(this.event, "ada@example.org", "Ada", "Ben");
		Browser browser = browser(held);
		assertThat(browser.post(path(held) + "/contact", Map.of("email", "tippfehler@@example"), 400))
			.contains("value=\"tippfehler@@example\"", "aria-invalid=\"true\"", "id=\"email-error\"", "href=\"#email\"")
			.contains("<details class=\"kern-accordion\" open=\"open\"")
			.doesNotContain("??");
		Map<String, String> names = new HashMap<>();
		String first = held.body().at("/attendees/0/ticket").asString();
		String second = held.body().at("/attendees/1/ticket").asString();
		names.put("name-" + first, "Ada the first");
		names.put("name-" + second, "");
		assertThat(browser.post(path(held) + "/attendees", names, 400)).contains("value=\"Ada the first\"",
				"id=\"name-" + second + "-error\"", "href=\"#name-" + second + "\"");
	}

}
