package org.einlass.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What every page keeps in a real browser, whatever its words are. */
class PagesIT extends PhoneJourney {

	@Test
	void noPageScrollsSidewaysAt320PixelsWhateverTheWords() throws Exception {
		assertThat(tooWide(phone)).isEmpty();
	}

	/** The pages and mails that are wider than 320 pixels. */
	static List<String> tooWide(Phone phone) throws Exception {
		LongWords words = new LongWords();
		JsonNode event = words.event("W".repeat(190), false);
		JsonNode german = words.event(LongWords.WORD + " zur Straßenbahnhaltestellenumgestaltung", true);
		JsonNode coded = words.eventWithCode(LongWords.WORD);
		JsonNode ticket = words.register(event, "narrow@example.org", LongWords.quota(event, 0),
				LongWords.quota(event, 1));
		JsonNode waiting = words.register(event, "waits@example.org", LongWords.quota(event, 1));
		JsonNode held = words.register(german, "held@example.org", LongWords.quota(german, 0));
		Narrow narrow = new Narrow(phone);
		narrow.visit("/", "/events/" + event.path("slug").asString(), "/events/" + german.path("slug").asString(),
				"/organisations/digitale-stadt", "/imprint", "/privacy", "/accessibility", "/no-such-page",
				"/registrations/lookup", "/api/docs", "/sign-up/" + german.path("id").asString(),
				"/sign-up/" + event.path("id").asString());
		narrow.press("button[value=sign-up]:visible", "sign-up with errors");
		for (JsonNode one : List.of(ticket, waiting, held)) {
			String path = "/registrations/" + one.path("id").asString();
			narrow.visit(path + "?key=" + one.path("manageKey").asString(), path + "/cancel", path + "/data",
					path + "/confirm");
		}
		narrow.logIn("organiser");
		String session = event.at("/sessions/0/id").asString();
		String person = "/sessions/" + session + "/registrations/" + ticket.path("id").asString();
		String edited = "/manage/events/" + event.path("id").asString();
		narrow.visit("/manage", edited, edited + "/publish", edited + "/cancel", edited + "/preview", edited + "/copy",
				"/manage/events/new?organisation=digitale-stadt", "/manage/import",
				"/manage/organisations/digitale-stadt/team", "/sessions/" + session + "/registrations",
				"/sessions/" + session + "/attendance", "/sessions/" + session + "/desk",
				"/sessions/" + session + "/release", person, person + "/cancel", person + "/tickets",
				"/sessions/" + event.at("/sessions/1/id").asString() + "/registrations",
				"/sessions/" + event.at("/sessions/1/id").asString() + "/registrations/" + waiting.path("id").asString()
						+ "/promote",
				"/sessions/" + coded.at("/sessions/0/id").asString() + "/access-codes", "/mails",
				"/mails?event=" + event.path("id").asString(), "/door", "/door/" + session, "/my/registrations");
		narrow.letters("narrow@example.org", "waits@example.org", "held@example.org");
		return narrow.tooWide();
	}

	/** A browser of 320 pixels, which is 400 % zoom on a common screen (WCAG 1.4.10). */
	private static final class Narrow {

		private final List<String> tooWide = new ArrayList<>();

		private final Page page;

		Narrow(Phone phone) {
			BrowserContext visitor = phone.visitor();
			this.page = visitor.newPage();
			this.page.setViewportSize(320, 640);
		}

		void visit(String... paths) {
			for (String path : paths) {
				this.page.navigate(path);
				measure(path);
			}
		}

		void press(String button, String what) {
			Phone.press(this.page, button);
			this.page.waitForLoadState();
			measure(what);
		}

		void logIn(String user) {
			visit("/login?to=/manage");
			Phone.logIn(this.page, user, "/manage");
		}

		void letters(String... addresses) throws Exception {
			for (String address : addresses) {
				Awaitility.await("mail for " + address)
					.atMost(Duration.ofMinutes(2))
					.ignoreExceptions()
					.until(() -> !Post.of(address).isEmpty());
				for (Post.Letter letter : Post.of(address)) {
					// A page of ours would forbid the styles of a mail.
					this.page.navigate("about:blank");
					this.page.setContent(letter.html());
					measure("mail " + letter.subject());
				}
			}
		}

		private void measure(String what) {
			int width = ((Number) this.page.evaluate("document.documentElement.scrollWidth")).intValue();
			if (width > 320) {
				this.tooWide.add(width + " " + what);
			}
			if (System.getProperty("screenshots") != null) {
				Phone.picture(this.page, "narrow-" + what.replaceAll("[^A-Za-z-]+", "_").replaceAll("W{20,}", "W"));
			}
		}

		List<String> tooWide() {
			return this.tooWide;
		}

	}

	@Test
	void whatAnOrganiserTypedIsOfferedAfterAReloadAClosedTabAndAnEndedLoginToThatAccountAlone() {
		Drafts.editor(phone);
	}

	@Test
	void whatACitizenTypedStaysInThatTab() throws Exception {
		Drafts.signUp(phone, new LongWords().event("Vorlesen", true).path("id").asString());
	}

	@Test
	void whatIsChosenIsSeenInHighContrast() throws Exception {
		assertThat(unseen(phone)).isEmpty();
	}

	/** The radios and checkboxes that look alike whether they are chosen or not. */
	static List<String> unseen(Phone phone) throws Exception {
		LongWords words = new LongWords();
		JsonNode event = words.event("Vorlesen", false);
		JsonNode two = words.register(event, "contrast@example.org", LongWords.quota(event, 0),
				LongWords.quota(event, 1));
		List<String> unseen = new ArrayList<>();
		try (BrowserContext visitor = phone.visitor()) {
			Page page = visitor.newPage();
			page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
			String path = "/registrations/" + two.path("id").asString();
			page.navigate(path + "?key=" + two.path("manageKey").asString());
			page.navigate(path + "/cancel");
			compare(page, "[type=radio]", unseen);
			page.navigate("/sign-up/" + event.path("id").asString());
			compare(page, "[type=checkbox]", unseen);
			page.evaluate("document.body.insertAdjacentHTML('beforeend', '<dialog class=confirm open>Ja?</dialog>')");
			if (border(page.locator(".confirm")).contains("rgba(0, 0, 0, 0)")
					|| border(page.locator(".confirm")).startsWith("0px")) {
				unseen.add("the edge of a question");
			}
			Phone.logIn(page, "organiser", "/manage");
			page.navigate("/sessions/" + event.at("/sessions/0/id").asString() + "/registrations");
			Locator tabs = page.locator(".tabs a");
			if (border(tabs.nth(0)).equals(border(tabs.nth(1)))) {
				unseen.add("the tab of this page");
			}
		}
		return unseen;
	}

	/** With 40 names a list that jumps to its top costs a steward a minute each time. */
	@Test
	void aNameThatIsTickedOffStaysWhereItWasWithAWordAndTheFocus() throws Exception {
		Hall hall = Hall.open("Abend mit Liste", 60, 60);
		hall.tickets(40);
		for (boolean script : List.of(true, false)) {
			try (BrowserContext visitor = script ? phone.visitor() : phone.visitorWithoutScript()) {
				Page page = visitor.newPage();
				Phone.logIn(page, "supervisor", "/door");
				page.navigate(hall.list() + "?status=absent");
				Locator row = page.locator("tbody tr:has(form[action$='/admit'])").nth(25);
				String name = row.locator("th").innerText();
				assertThat(row.boundingBox().height).as("many names fit on a phone").isLessThan(110);
				assertThat(row.locator("button").boundingBox().height).as("a target for a thumb").isGreaterThan(43);
				Phone.press(page, "tbody tr:has(th:text-is('" + name + "')) button");
				page.waitForURL("**done=admitted**");
				Locator said = page.locator("tbody tr:has(th:text-is('" + name + "')) #done");
				assertThat(said.innerText()).startsWith("Einlass, ");
				Object seen = said.evaluate("(one) => { const at = one.getBoundingClientRect();"
						+ " return at.top >= 0 && at.bottom <= innerHeight && scrollY > 0 }");
				assertThat(seen).as("in sight, script: %s", script).isEqualTo(true);
				if (script) {
					assertThat(page.evaluate("document.activeElement.id")).isEqualTo("done");
					Phone.look(page, "list-ticked");
				}
			}
		}
	}

	/** Chosen or not, with and without focus: four pictures, two pairs. */
	private static void compare(Page page, String selector, List<String> unseen) {
		Locator control = page.locator(selector).last();
		byte[] empty = picture(page, control, false);
		control.focus();
		byte[] emptyFocused = picture(page, control, true);
		control.check();
		byte[] chosenFocused = picture(page, control, true);
		byte[] chosen = picture(page, control, false);
		if (Arrays.equals(empty, chosen) || Arrays.equals(emptyFocused, chosenFocused)) {
			unseen.add("chosen " + selector);
		}
		if (Arrays.equals(empty, emptyFocused) || Arrays.equals(chosen, chosenFocused)) {
			unseen.add("focus on " + selector);
		}
	}

	private static byte[] picture(Page page, Locator control, boolean focus) {
		if (focus) {
			page.keyboard().press("Shift");
		}
		else {
			control.blur();
		}
		page.mouse().move(0, 0);
		return control.locator("xpath=..").screenshot();
	}

	private static String border(Locator link) {
		return (String) link.evaluate("(one) => getComputedStyle(one).borderBottom");
	}

}
