package org.einlass.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What people type, and what becomes of it when a page goes before it was sent. */
final class Drafts {

	private static final String NEW_EVENT = "/manage/events/new?organisation=digitale-stadt";

	private static final String TITLE = "[name='title.de']";

	private static final String KEPT = "(text) => Object.keys(%s).some((key) => %1$s.getItem(key).includes(text))";

	private Drafts() {
	}

	/**
	 * An organiser types, reloads, closes the tab, and loses the login; another one
	 * follows.
	 */
	static void editor(Phone phone) {
		try (BrowserContext visitor = phone.visitor()) {
			Page page = visitor.newPage();
			page.onDialog(Dialog::accept);
			Phone.logIn(page, "organiser", "/manage");
			page.navigate(NEW_EVENT);
			page.locator("[data-rows=sessions] > .button-row [data-add-row]").first().click();
			page.locator("[name='sessions[1].venue.name']").fill("Zweiter Saal");
			page.locator(TITLE).fill("Nie gespeichert");
			page.waitForFunction(KEPT.formatted("localStorage"), "Nie gespeichert");
			page.reload();
			takes(page, "Nie gespeichert");
			assertThat(page.locator("[name='sessions[1].venue.name']")).hasValue("Zweiter Saal");
			page.close();
			Page later = visitor.newPage();
			later.onDialog(Dialog::accept);
			later.navigate(NEW_EVENT);
			takes(later, "Nie gespeichert");
			visitor.clearCookies(new BrowserContext.ClearCookiesOptions().setName("einlass-session"));
			Phone.press(later, "form.form > .button-row button.kern-btn--primary");
			assertThat(later.locator(".draft-notice")).containsText("Sie sind nicht mehr angemeldet");
			assertThat(later.locator(TITLE)).hasValue("Nie gespeichert");
			visitor.clearCookies();
			Phone.logIn(later, "owner", "/manage");
			later.navigate(NEW_EVENT);
			assertThat(later.locator("#account form")).isVisible();
			assertThat(later.locator(".draft-notice")).hasCount(0);
			assertThat(later.locator(TITLE)).hasValue("");
		}
	}

	private static void takes(Page page, String title) {
		assertThat(page.locator(".draft-notice")).containsText("Nicht gespeicherter Entwurf von ");
		assertThat(page.locator(TITLE)).hasValue("");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Übernehmen")).click();
		assertThat(page.locator(TITLE)).hasValue(title);
	}

	/**
	 * A citizen types on the PC of a library, reloads, reads English, and goes. The next
	 * one has a tab of their own.
	 */
	static void signUp(Phone phone, String event) {
		try (BrowserContext library = phone.visitor()) {
			Page page = library.newPage();
			page.navigate("/sign-up/" + event);
			Locator name = page.locator("[name='attendees[0].name']");
			name.fill("Ada Example");
			page.waitForFunction(KEPT.formatted("sessionStorage"), "Ada Example");
			page.reload();
			assertThat(name).hasValue("Ada Example");
			page.locator(".site-header__language").click();
			assertThat(page.locator("html")).hasAttribute("lang", "en");
			assertThat(name).hasValue("Ada Example");
			Page next = library.newPage();
			next.navigate("/sign-up/" + event);
			assertThat(next.locator("#account a")).isVisible();
			assertThat(next.locator(".draft-notice")).hasCount(0);
			assertThat(next.locator("[name='attendees[0].name']")).hasValue("");
		}
	}

}
