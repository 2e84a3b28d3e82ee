package org.einlass.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.einlass.e2e.HandScanner.Layout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * An evening at the door with everything that goes wrong there: a hand scanner that types
 * into whatever has the focus, a network that fails, a login that ends, a camera that is
 * taken away. No ticket is lost, none is admitted unseen.
 */
class HandScannerIT extends PhoneJourney {

	private static final List<String> FOCUS = List.of("body", "#code", "#gate", "#in", ".breadcrumb a", "#door-start");

	private static final String SCANS = "**/api/sessions/*/scans";

	private static Hall hall;

	@BeforeAll
	static void open() throws Exception {
		hall = Hall.open("Lesung am Kamin", 200, 150);
	}

	private static Page door(BrowserContext visitor, String user) {
		Page page = visitor.newPage();
		Phone.logIn(page, user, hall.door());
		return page;
	}

	private static Locator screen(Page page) {
		return page.locator("#door-outcome");
	}

	/** The outcome fills the screen; patient, since many tests share a machine. */
	private static void sees(Page page, String outcome, String name) {
		assertThat(screen(page)).hasClass(
				java.util.regex.Pattern.compile("door-(outcome|pending)--" + outcome + "( |$)"),
				new LocatorAssertions.HasClassOptions().setTimeout(20_000));
		assertThat(screen(page)).containsText(name, new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
	}

	@Test
	void aScannerIsReadWhereverTheFocusIs() throws Exception {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = door(visitor, "steward");
			HandScanner scanner = new HandScanner(page);
			for (String focus : FOCUS) {
				for (String end : List.of("Enter", "Tab", "")) {
					Hall.Ticket ticket = hall.ticket();
					page.evaluate("(focus) => { document.querySelector('#door-outcome').close();"
							+ " document.activeElement.blur(); document.querySelector(focus).focus() }", focus);
					scanner.scan(ticket.code(), Layout.AMERICAN, end);
					sees(page, "admitted", ticket.name());
				}
			}
			assertThat(page).hasURL(java.util.regex.Pattern.compile(".*" + hall.door()));
			assertThat(page.locator("#code")).hasValue("");
			assertThat(page.locator("#gate")).hasValue("");
			org.assertj.core.api.Assertions.assertThat((String) page.evaluate("JSON.stringify(localStorage)"))
				.doesNotContain("EIN1");
		}
	}

	@Test
	void aScannerIsReadWhateverTheKeyboardIsSetTo() throws Exception {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = door(visitor, "steward");
			HandScanner scanner = new HandScanner(page);
			for (Layout layout : Layout.values()) {
				for (int i = 0; i < 3; i++) {
					Hall.Ticket ticket = hall.ticket();
					scanner.scan(ticket.code(), layout, "Enter");
					sees(page, "admitted", ticket.name());
				}
			}
			Hall.Ticket ticket = hall.ticket();
			scanner.scan(ticket.code() + ticket.code(), Layout.AMERICAN, "Enter");
			sees(page, "admitted", ticket.name());
			for (Layout layout : Layout.values()) {
				Hall.Ticket named = hall.ticket();
				// Many scanners name the kind of code first (ISO/IEC 15424).
				scanner.scan("]Q1" + named.code(), layout, "Enter");
				sees(page, "admitted", named.name());
			}
		}
	}

	@Test
	void aScanBehindARefusalWaitsAndIsAdmittedWhenItIsSeen() throws Exception {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = door(visitor, "steward");
			HandScanner scanner = new HandScanner(page);
			List<Hall.Ticket> tickets = hall.tickets(12);
			int before = hall.inside();
			for (Hall.Ticket ticket : tickets.subList(0, 5)) {
				scanner.scan(ticket.code(), Layout.AMERICAN, "Enter");
			}
			sees(page, "admitted", tickets.get(4).name());
			scanner.scan(tickets.getFirst().code(), Layout.AMERICAN, "Enter");
			sees(page, "already_admitted", tickets.getFirst().name());
			for (Hall.Ticket ticket : tickets.subList(5, 12)) {
				scanner.scan(ticket.code(), Layout.AMERICAN, "Enter");
			}
			sees(page, "already_admitted", "7 Scans warten");
			Phone.look(page, "door-refused-line");
			org.assertj.core.api.Assertions.assertThat(hall.inside()).isEqualTo(before + 5);
			page.keyboard().press("Escape");
			sees(page, "admitted", tickets.getLast().name());
			org.assertj.core.api.Assertions.assertThat(hall.inside()).isEqualTo(before + 12);
			scanner.scan("EIN1:" + "0".repeat(147), Layout.AMERICAN, "Enter");
			sees(page, "bad_signature", "");
			Phone.look(page, "door-forged");
		}
	}

	@Test
	void aScanThatWaitsSurvivesAReload() throws Exception {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = door(visitor, "steward");
			Hall.Ticket ticket = hall.ticket();
			page.route(SCANS, Route::abort);
			new HandScanner(page).scan(ticket.code(), Layout.AMERICAN, "Enter");
			sees(page, "retry", "");
			Phone.look(page, "door-no-connection");
			page.unroute(SCANS);
			page.reload();
			sees(page, "admitted", ticket.name());
			assertThat(page.locator("#door-waiting")).isHidden();
		}
	}

	@Test
	void aLoginThatEndedIsRenewedAndTheScanGoesOn() throws Exception {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = door(visitor, "steward");
			Hall.Ticket ticket = hall.ticket();
			visitor.clearCookies();
			new HandScanner(page).scan(ticket.code(), Layout.AMERICAN, "Enter");
			sees(page, "login", "");
			Phone.look(page, "door-login");
			screen(page).locator("a").click();
			page.locator("#username").fill("supervisor");
			page.locator("#password").fill("supervisor");
			page.locator("#kc-login").click();
			assertThat(page.locator("#door-waiting")).containsText("eines anderen Kontos",
					new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
			Phone.look(page, "door-other-account");
			visitor.clearCookies();
			Phone.logIn(page, "steward", hall.door());
			sees(page, "admitted", ticket.name());
		}
	}

	@Test
	void aSlowNetworkIsSaidWithinASecond() throws Exception {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = door(visitor, "supervisor");
			Hall.Ticket ticket = hall.ticket();
			HandScanner.slowDown(page, Duration.ofSeconds(4));
			new HandScanner(page).scan(ticket.code(), Layout.AMERICAN, "Enter");
			sees(page, "slow", "Langsames Netz");
			HandScanner.slowDown(page, Duration.ZERO);
			sees(page, "admitted", ticket.name());
			Phone.look(page, "door-admitted");
			page.locator("#door-log button").click();
			assertThat(page.locator("#door-log li").first()).containsText("Zurückgenommen");
			page.keyboard().press("Escape");
			Phone.look(page, "door-undone");
		}
	}

	@Test
	void aCameraThatIsLostOrCannotReadSaysSoAndComesBack() throws Exception {
		Hall.Ticket ticket = hall.ticket();
		try (Phone camera = Phone.startWithCamera(Film.of(ticket.code(), Path.of("target", "lost.y4m")));
				BrowserContext visitor = camera.visitor()) {
			visitor.route("**/*.wasm", (route) -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
			Page page = door(visitor, "steward");
			page.locator("#door-start").click();
			assertThat(page.locator("#door-camera-state")).containsText("Leser konnte nicht geladen werden");
			Phone.look(page, "door-reader-missing");
			visitor.unroute("**/*.wasm");
			sees(page, "admitted", ticket.name());
			page.keyboard().press("Escape");
			Phone.look(page, "door-camera");
			page.evaluate(
					"""
							() => {
							  const track = document.querySelector('#door-camera video').srcObject.getTracks()[0];
							  window.said = [];
							  new MutationObserver(() => window.said.push(document.querySelector('#door-camera-state').textContent))
							    .observe(document.querySelector('#door-camera-state'), {childList: true});
							  track.stop();
							  track.dispatchEvent(new Event('ended'));
							}""");
			page.waitForFunction("() => window.said.some((text) => text.includes('unterbrochen'))");
			page.locator("#door-camera video").waitFor();
		}
	}

}
