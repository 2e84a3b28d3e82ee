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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A calendar is imported, one of its events gets five places, eight guests ask for one,
 * five get a ticket by mail and three are refused; at the door five are let in, the last
 * of them by the camera, and the sixth reading of a ticket is known already.
 */
class JourneyIT extends PhoneJourney {

	private static final int PLACES = 5;

	private static final int GUESTS = 8;

	private static final Desk DESK = new Desk();

	@Test
	void aCalendarBecomesFiveTicketsAndFiveAdmissions() throws Exception {
		String imported = DESK.importCalendar();
		JsonNode event = DESK.givePlaces(imported, PLACES);
		String id = event.path("id").asString();
		String session = event.at("/sessions/0/id").asString();
		DESK.awaitSignUp(session);
		lookAtThePublicPages(event.path("slug").asString());
		List<String> codes = eightAskForFivePlaces(id);
		assertThat(codes).doesNotHaveDuplicates().allMatch((code) -> code.startsWith("EIN1:"));
		new Door(phone, session).admit(codes);
		lookAtTheDesk(id, session);
	}

	@Test
	void whoKeepsTheConnectionIsAnsweredEveryTime() throws Exception {
		assertThat(KeptConnections.visit(8080, GUESTS, Duration.ofSeconds(5))).allMatch((answers) -> answers > 10);
	}

	@Test
	void aLoginHoldsWhileItsTokensAreRenewed() throws Exception {
		Realm realm = new Realm();
		realm.tokens(15, true);
		try {
			new Tabs(phone).askAcrossRenewals();
		}
		finally {
			realm.tokens(50, false);
		}
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

	/**
	 * All eight have filled in the form while places were free; every second one has no
	 * JavaScript. The codes of those who got a place.
	 */
	private static List<String> eightAskForFivePlaces(String event) throws Exception {
		List<BrowserContext> visitors = new ArrayList<>();
		List<Page> forms = new ArrayList<>();
		for (int guest = 1; guest <= GUESTS; guest++) {
			visitors.add((guest % 2 == 0) ? phone.visitorWithoutScript() : phone.visitor());
			forms.add(fillIn(visitors.getLast().newPage(), event, guest));
		}
		for (int guest = 1; guest <= PLACES; guest++) {
			getAPlace(forms.get(guest - 1), guest);
		}
		for (int guest = PLACES + 1; guest <= GUESTS; guest++) {
			beRefused(forms.get(guest - 1), guest);
		}
		List<String> codes = new ArrayList<>();
		for (int guest = 1; guest <= PLACES; guest++) {
			codes.add(ticketOf(address(guest)));
		}
		for (int guest = PLACES + 1; guest <= GUESTS; guest++) {
			assertThat(Post.of(address(guest))).as("mails to who was refused").isEmpty();
		}
		visitors.forEach(BrowserContext::close);
		return codes;
	}

	private static String address(int guest) {
		return "guest" + guest + "@example.org";
	}

	private static Page fillIn(Page page, String event, int guest) {
		page.navigate("/sign-up/" + event);
		if (guest == 1) {
			Phone.look(page, "sign-up");
		}
		Locator quota = page.locator("input[name=quotas]").first();
		if (quota.count() > 0 && quota.isEnabled() && !quota.isChecked()) {
			quota.check();
		}
		page.locator("[name='attendees[0].name']").fill("Gast Nummer " + guest);
		page.locator("[name='contact.name']").fill("Gast Nummer " + guest);
		page.locator("[name='contact.email']").fill(address(guest));
		return page;
	}

	private static void getAPlace(Page page, int guest) {
		Phone.press(page, "button[value=sign-up]:visible");
		assertThat(page.url()).matches(".*/registrations/[0-9a-f-]{36}");
		if (guest == 1) {
			Phone.look(page, "held");
		}
		page.locator("#code").fill(letter(address(guest), "confirmationCode").confirmationCode());
		Phone.press(page, "button:has-text('bestätigen'):visible");
		assertThat(page.locator(".status--confirmed").first().innerText()).isEqualToIgnoringCase("Bestätigt");
		if (guest == 1) {
			page.waitForFunction("() => document.querySelector('img.ticket__code').naturalWidth > 0");
			Phone.look(page, "ticket");
		}
	}

	private static void beRefused(Page page, int guest) {
		Phone.press(page, "button[value=sign-up]:visible");
		assertThat(page.url()).contains("/sign-up/");
		assertThat(page.locator("main").innerText()).contains("Ausgebucht");
		if (guest == GUESTS - 1) {
			Phone.look(page, "sold-out");
		}
	}

	/** The first mail, or the one with tickets. */
	private static Letter letter(String address, String what) {
		return Awaitility.await(what + " for " + address)
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptions()
			.until(() -> Post.of(address), (letters) -> !letters.isEmpty())
			.getFirst();
	}

	private static String ticketOf(String address) {
		List<Letter> letters = Awaitility.await("ticket for " + address)
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptions()
			.until(() -> Post.of(address), (all) -> all.stream().anyMatch((one) -> !one.ticketCodes().isEmpty()));
		assertThat(letters).as("confirmation and ticket, each once").hasSize(2);
		Letter ticket = letters.getLast();
		assertThat(ticket.calendars()).isEqualTo(1);
		assertThat(ticket.ticketCodes()).hasSize(1);
		return ticket.ticketCodes().getFirst();
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
