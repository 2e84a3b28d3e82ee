package org.einlass.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.einlass.e2e.Post.Letter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A calendar is imported, one of its events gets five places, eight guests ask for one,
 * five get a ticket by mail and three are refused; at the door five are let in, and the
 * sixth reading of a ticket is known already.
 */
class JourneyIT {

	private static final int PLACES = 5;

	private static final int GUESTS = 8;

	private static final Desk DESK = new Desk();

	private static RunningPlatform platform;

	private static Phone phone;

	@BeforeAll
	static void start() throws Exception {
		phone = Phone.start();
		platform = RunningPlatform.start();
	}

	@AfterAll
	static void stop() throws Exception {
		if (phone != null) {
			phone.close();
		}
		if (platform != null) {
			platform.stop();
		}
	}

	@Test
	void aCalendarBecomesFiveTicketsAndFiveAdmissions() throws Exception {
		String imported = DESK.importCalendar();
		JsonNode event = DESK.givePlaces(imported, PLACES);
		String id = event.path("id").asString();
		String session = event.at("/sessions/0/id").asString();
		DESK.awaitSignUp(session);

		lookAtThePublicPages(event.path("slug").asString());
		List<String> held = new ArrayList<>();
		int refused = 0;
		for (int guest = 1; guest <= GUESTS; guest++) {
			String address = "guest" + guest + "@example.org";
			if (signUp(id, "Gast Nummer " + guest, address, guest)) {
				held.add(address);
			}
			else {
				refused++;
			}
		}
		assertThat(held).hasSize(PLACES);
		assertThat(refused).isEqualTo(GUESTS - PLACES);

		List<String> codes = new ArrayList<>();
		for (String address : held) {
			codes.add(ticketOf(address));
		}
		assertThat(codes).doesNotHaveDuplicates().allMatch((code) -> code.startsWith("EIN1:"));
		admitAtTheDoor(session, codes);
		lookAtTheDesk(id, session);
	}

	private void lookAtThePublicPages(String slug) {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = visitor.newPage();
			page.navigate("/");
			Phone.look(page, "programme");
			page.navigate("/events/" + slug);
			Phone.look(page, "event");
			page.navigate("/events/" + slug + "?lang=en");
			Phone.look(page, "event-en");
			page.navigate("/api/docs?lang=de");
			Phone.look(page, "api");
			page.navigate("/api/docs/catalog");
			page.locator("summary").first().press("Enter");
			Phone.look(page, "api-catalog");
		}
	}

	/** The way of a guest; every second one has no JavaScript. Says whether it worked. */
	private boolean signUp(String event, String name, String address, int number) throws Exception {
		try (BrowserContext visitor = (number % 2 == 0) ? phone.visitorWithoutScript() : phone.visitor()) {
			Page page = visitor.newPage();
			page.navigate("/sign-up/" + event);
			if (number == 1) {
				Phone.look(page, "sign-up");
			}
			if (page.locator("form.form").count() == 0) {
				assertThat(page.locator("main").innerText()).contains("Ausgebucht");
				if (number == GUESTS - 1) {
					Phone.look(page, "sold-out");
				}
				return false;
			}
			Locator quota = page.locator("input[name=quotas]").first();
			if (quota.count() > 0 && quota.isEnabled() && !quota.isChecked()) {
				quota.check();
			}
			page.locator("[name='attendees[0].name']").fill(name);
			page.locator("[name='contact.name']").fill(name);
			page.locator("[name='contact.email']").fill(address);
			press(page, "button[value=sign-up]:visible");
			assertThat(page.url()).matches(".*/registrations/[0-9a-f-]{36}");
			if (number == 1) {
				Phone.look(page, "held");
			}
			page.locator("#code").fill(letter(address, "confirmationCode").confirmationCode());
			press(page, "button:has-text('bestätigen'):visible");
			assertThat(page.locator(".status--confirmed").first().innerText()).isEqualToIgnoringCase("Bestätigt");
			if (number == 1) {
				page.waitForFunction("() => document.querySelector('img.ticket__code').naturalWidth > 0");
				Phone.look(page, "ticket");
			}
			return true;
		}
	}

	/**
	 * Does not wait for animation frames, which a page without JavaScript never asks for.
	 */
	private static void press(Page page, String button) {
		page.locator(button).first().click(new Locator.ClickOptions().setForce(true));
	}

	/** The first mail, or the one with tickets. */
	private static Letter letter(String address, String what) {
		return Awaitility.await(what + " for " + address)
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> Post.of(address), (letters) -> !letters.isEmpty())
			.getFirst();
	}

	private static String ticketOf(String address) {
		List<Letter> letters = Awaitility.await("ticket for " + address)
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> Post.of(address), (all) -> all.stream().anyMatch((one) -> !one.ticketCodes().isEmpty()));
		assertThat(letters).as("confirmation and ticket, each once").hasSize(2);
		Letter ticket = letters.getLast();
		assertThat(ticket.calendars()).isEqualTo(1);
		assertThat(ticket.ticketCodes()).hasSize(1);
		return ticket.ticketCodes().getFirst();
	}

	private void admitAtTheDoor(String session, List<String> codes) {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "steward", "/door/" + session);
			Phone.look(page, "door");
			for (String code : codes) {
				assertThat(scan(page, code)).isEqualTo("admitted");
			}
			Phone.look(page, "door-admitted");
			assertThat(scan(page, codes.getFirst())).isEqualTo("already_admitted");
			Phone.look(page, "door-already");
			assertThat(scan(page, codes.getFirst().substring(0, 140) + "AAAAAAAAAAAA")).isEqualTo("bad_signature");
		}
		try (BrowserContext visitor = phone.visitorWithoutScript()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "steward", "/door/" + session);
			page.locator("#code").fill(codes.getLast());
			press(page, "#door-form button[type=submit]");
			assertThat(page.locator(".door-outcome--already_admitted").count()).isEqualTo(1);
		}
	}

	/** Types or wedges a code in and reads the colour of the answer. */
	private static String scan(Page page, String code) {
		page.keyboard().press("Escape");
		page.locator("#code").fill(code);
		page.locator("#code").press("Enter");
		Locator outcome = page.locator("#door-outcome [class*=door-outcome--], #door-outcome[class*=door-outcome--]");
		outcome.first().waitFor();
		String classes = outcome.first().getAttribute("class");
		return classes.replaceAll(".*door-outcome--([a-z_]+).*", "$1");
	}

	private void lookAtTheDesk(String event, String session) throws Exception {
		JsonNode numbers = DESK.attendance(session);
		assertThat(numbers.path("registered").asInt()).isEqualTo(PLACES);
		assertThat(numbers.path("present").asInt()).isEqualTo(PLACES);
		try (BrowserContext visitor = phone.visitor()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "organiser", "/manage");
			Phone.look(page, "desk");
			for (Map.Entry<String, String> look : Map
				.of("editor", "/manage/events/" + event, "attendance", "/sessions/" + session + "/attendance", "list",
						"/sessions/" + session + "/registrations", "mails", "/mails?event=" + event, "import",
						"/manage/import")
				.entrySet()) {
				page.navigate(look.getValue());
				Phone.look(page, look.getKey());
			}
		}
	}

}
