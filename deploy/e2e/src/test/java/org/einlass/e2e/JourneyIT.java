package org.einlass.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A calendar is imported, one of its events gets five places, eight guests ask for one,
 * five get a ticket by mail and three are refused; at the door five are let in, and the
 * sixth reading of a ticket is known already.
 */
class JourneyIT {

	private static final int PLACES = 5;

	private static final int GUESTS = 8;

	/** Real input, beside the project or where {@code EINLASS_SHARED_DATA} says. */
	private static final Path REAL_CALENDAR = RunningPlatform.ROOT
		.resolve(System.getenv().getOrDefault("EINLASS_SHARED_DATA", "../shared/data"))
		.resolve("beelitz.ics");

	private static final String SMALL_CALENDAR = """
			BEGIN:VCALENDAR\r
			VERSION:2.0\r
			PRODID:-//Einlass//journey//DE\r
			BEGIN:VEVENT\r
			UID:journey@example.org\r
			DTSTART:20270618T160000Z\r
			DTEND:20270618T180000Z\r
			SUMMARY:Digitalsprechstunde\r
			LOCATION:Stadtbibliothek\r
			END:VEVENT\r
			END:VCALENDAR\r
			""";

	private static final Api API = new Api();

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
		String imported = importCalendar();
		JsonNode event = givePlaces(imported);
		String id = event.path("id").asString();
		String session = event.at("/sessions/0/id").asString();
		awaitSignUp(session);

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

	private String importCalendar() throws Exception {
		boolean real = Files.isReadable(REAL_CALENDAR);
		if (!real) {
			System.out.println("The real calendar is not here; the journey begins with a small one.");
		}
		String calendar = real ? Files.readString(REAL_CALENDAR) : SMALL_CALENDAR;
		Map<String, String> headers = organiser("text/calendar");
		String path = "/api/imports?organisation=digitale-stadt";
		Api.Answer first = API.send("POST", path, calendar, headers);
		assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
		assertThat(first.body().path("created").asInt()).isEqualTo(real ? 106 : 1);
		Api.Answer again = API.send("POST", path, calendar, headers);
		assertThat(again.body().path("unchanged").asInt()).isEqualTo(real ? 106 : 1);
		JsonNode list = API.send("GET", "/api/events?limit=100&from=2026-01-01", "", Map.of()).body();
		return list.at("/items/0/id").asString();
	}

	private JsonNode givePlaces(String id) throws Exception {
		Api.Answer read = API.send("GET", "/api/events/" + id, "", organiser("application/json"));
		ObjectNode document = (ObjectNode) read.body();
		document.set("signUp", object("{\"kind\": \"here\", \"audience\": {\"level\": \"guest\"}}"));
		ObjectNode session = (ObjectNode) document.at("/sessions/0");
		Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
		session.put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		session.put("allDay", false);
		ArrayNode quotas = JsonNodeFactory.instance.arrayNode();
		quotas
			.add(object("{\"name\": {\"de\": \"Vor Ort\"}, \"kind\": \"on_site\", \"waitingList\": false, \"places\": "
					+ PLACES + "}"));
		session.set("quotas", quotas);
		Map<String, String> headers = new java.util.HashMap<>(organiser("application/json"));
		headers.put("If-Match", read.etag());
		Api.Answer changed = API.send("PUT", "/api/events/" + id, document.toString(), headers);
		assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
		return changed.body();
	}

	private static ObjectNode object(String json) {
		return (ObjectNode) new tools.jackson.databind.json.JsonMapper().readTree(json);
	}

	private static Map<String, String> organiser(String type) throws Exception {
		return Map.of("Authorization", "Bearer " + API.token("organiser"), "Content-Type", type);
	}

	private static void awaitSignUp(String session) {
		Awaitility.await("sign-up is open soon after publication")
			.atMost(Duration.ofSeconds(20))
			.until(() -> API.send("GET", "/api/sessions/" + session, "", Map.of()).status() == 200);
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
		Api.Answer numbers = API.send("GET", "/api/sessions/" + session + "/attendance", "",
				organiser("application/json"));
		assertThat(numbers.body().path("registered").asInt()).isEqualTo(PLACES);
		assertThat(numbers.body().path("present").asInt()).isEqualTo(PLACES);
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
