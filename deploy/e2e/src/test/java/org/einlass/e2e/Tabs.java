package org.einlass.e2e;

import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** A person with several tabs, whose login must hold in all of them. */
final class Tabs {

	/** Twenty requests at once, again and again; what was not answered well. */
	private static final String TWENTY_AT_ONCE = """
			async () => {
			  const failed = [];
			  for (let round = 0; round < 24; round++) {
			    const sent = Array.from({ length: 20 }, () => fetch("/api/my/registrations"));
			    const answers = await Promise.all(sent);
			    failed.push(...answers.filter((answer) => !answer.ok).map((answer) => answer.status));
			    await new Promise((done) => setTimeout(done, 500));
			  }
			  return failed;
			}
			""";

	private static final String LATE_FORM = """
			() => {
			  const form = document.createElement("form");
			  form.method = "post";
			  form.action = "/manage/events";
			  form.innerHTML = '<input name="title" value="Fest">';
			  document.body.append(form);
			  form.submit();
			}
			""";

	private final Phone phone;

	Tabs(Phone phone) {
		this.phone = phone;
	}

	/** With tokens that are renewed every five seconds, over at least twelve. */
	void askAcrossRenewals() {
		try (BrowserContext visitor = this.phone.visitor()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "organiser", "/my/registrations");
			String session = session(visitor);
			assertThat((List<?>) page.evaluate(TWENTY_AT_ONCE)).isEmpty();
			assertThat(session(visitor)).isEqualTo(session);
		}
	}

	/** Two tabs wait at Keycloak; each ends at its own page. */
	void logInInTwoTabs() {
		try (BrowserContext visitor = this.phone.visitor()) {
			Page older = visitor.newPage();
			older.navigate("/login?to=/my/registrations");
			Page newer = visitor.newPage();
			newer.navigate("/login?to=/manage");
			fillIn(older);
			older.waitForURL("**/my/registrations");
			fillIn(newer);
			newer.waitForURL("**/manage");
		}
	}

	/** The session ends while a form is open; nothing typed is lost. */
	void sendAFormTooLate(String event) {
		try (BrowserContext visitor = this.phone.visitorWithoutScript()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "organiser", "/manage/events/" + event);
			page.locator("textarea").first().fill("Zeile eins\n\"Zeile\" <zwei>");
			String typed = page.locator("textarea").first().inputValue();
			visitor.clearCookies();
			Phone.press(page, "main form button[type=submit]:has-text('Speichern')");
			assertThat(page.locator("h1").innerText()).isEqualTo("Sie waren abgemeldet");
			Page login = visitor.waitForPage(() -> Phone.press(page, "a[target=_blank]"));
			fillIn(login);
			login.waitForURL("**/login/done");
			Phone.press(page, "button[type=submit]");
			page.navigate("/manage/events/" + event);
			assertThat(page.locator("textarea").first().inputValue()).isEqualTo(typed);
		}
	}

	/** The page that hands a form back, with script, so that axe can look at it. */
	void lookAtTheFormHandedBack() {
		try (BrowserContext visitor = this.phone.visitor()) {
			Page page = visitor.newPage();
			page.navigate("/");
			page.evaluate(LATE_FORM);
			page.waitForSelector("h1:has-text('Sie waren abgemeldet')");
			Phone.look(page, "unsent");
			page.navigate("/login/done");
			Phone.look(page, "login-done");
		}
	}

	private static void fillIn(Page page) {
		if (page.locator("#username").count() > 0) {
			page.locator("#username").fill("organiser");
			page.locator("#password").fill("organiser");
			page.locator("#kc-login").click(new Locator.ClickOptions().setForce(true));
		}
	}

	private static String session(BrowserContext visitor) {
		return visitor.cookies()
			.stream()
			.filter((cookie) -> cookie.name.equals("einlass-session"))
			.map((cookie) -> cookie.value)
			.findFirst()
			.orElseThrow();
	}

}
