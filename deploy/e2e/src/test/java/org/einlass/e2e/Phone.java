package org.einlass.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser of the width of a phone; every visitor has a profile of their own. */
final class Phone implements AutoCloseable {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright;

	private final Browser browser;

	private Phone(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/** Starts the Chromium that is installed; without one the test says so. */
	static Phone start() {
		return start(List.of());
	}

	/** The same with a camera that sees this film, and a visitor who allows it. */
	static Phone startWithCamera(Path film) {
		return start(List.of("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
				"--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
	}

	private static Phone start(List<String> more) {
		Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(Path.of(""));
		Assumptions.assumeTrue(Files.isExecutable(chromium),
				"The journey needs Chromium: install the package chromium");
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Browser browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
				.setArgs(Stream.concat(ARGUMENTS.stream(), more.stream()).toList()));
		return new Phone(playwright, browser);
	}

	/** A new visitor, with German as the language of the browser. */
	BrowserContext visitor() {
		return this.browser.newContext(
				new Browser.NewContextOptions().setViewportSize(390, 844).setLocale("de-DE").setBaseURL(Api.GATEWAY));
	}

	/** The same without JavaScript. */
	BrowserContext visitorWithoutScript() {
		return this.browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844)
			.setLocale("de-DE")
			.setTimezoneId("Europe/Berlin")
			.setBaseURL(Api.GATEWAY)
			.setJavaScriptEnabled(false));
	}

	/** Logs a local user in through Keycloak's page; the password is the user name. */
	static void logIn(Page page, String user, String target) {
		page.navigate("/login?to=" + target);
		page.locator("#username").fill(user);
		page.locator("#password").fill(user);
		page.locator("#kc-login").click(new Locator.ClickOptions().setForce(true));
		page.waitForURL("**" + target);
	}

	/**
	 * Does not wait for animation frames, which a page without JavaScript never asks for.
	 */
	static void press(Page page, String button) {
		page.locator(button).first().click(new Locator.ClickOptions().setForce(true));
	}

	/** Looks at the page: keeps a picture, and lets axe find nothing (WCAG 2.2 AA). */
	static void look(Page page, String name) {
		picture(page, name);
		var violations = new AxeBuilder(page)
			.withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
			.analyze()
			.getViolations();
		assertThat(violations).as("axe on %s", name)
			.extracting((rule) -> rule.getId() + ": " + rule.getNodes().stream().map((node) -> node.getHtml()).toList())
			.isEmpty();
		assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
			.as("%s fits the width of a phone", name)
			.isTrue();
	}

	/** Keeps a picture of the whole page. */
	static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
