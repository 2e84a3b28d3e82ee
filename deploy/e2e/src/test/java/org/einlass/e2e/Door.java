package org.einlass.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** What a steward does with a phone. */
final class Door {

	private final Phone phone;

	private final String path;

	Door(Phone phone, String session) {
		this.phone = phone;
		this.path = "/door/" + session;
	}

	/**
	 * Lets in who has these codes, the first one by the camera and the others typed; then
	 * shows tickets that are used or forged.
	 */
	void admit(List<String> codes) throws Exception {
		try (BrowserContext visitor = this.phone.visitor()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "steward", this.path);
			Phone.look(page, "door");
			for (String code : codes.subList(1, codes.size())) {
				assertThat(scan(page, code)).isEqualTo("admitted");
			}
			Phone.look(page, "door-admitted");
			holdUnderTheCamera(codes.getFirst());
			assertThat(scan(page, codes.getFirst())).isEqualTo("already_admitted");
			Phone.look(page, "door-already");
			assertThat(scan(page, codes.getFirst().substring(0, 140) + "AAAAAAAAAAAA")).isEqualTo("bad_signature");
		}
		try (BrowserContext visitor = this.phone.visitorWithoutScript()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "steward", this.path);
			page.locator("#code").fill(codes.getLast());
			Phone.press(page, "#door-form button[type=submit]");
			assertThat(page.locator(".door-outcome--already_admitted").count()).isEqualTo(1);
		}
	}

	/** The reader of the camera is ours as well: nobody else is asked for anything. */
	private void holdUnderTheCamera(String code) throws Exception {
		try (Phone camera = Phone.startWithCamera(Film.of(code, Path.of("target", "ticket.y4m")));
				BrowserContext visitor = camera.visitor()) {
			Page page = visitor.newPage();
			Phone.logIn(page, "steward", this.path);
			List<String> asked = new ArrayList<>();
			page.onRequest((request) -> asked.add(request.url()));
			Phone.press(page, "#door-start");
			assertThat(outcome(page)).isEqualTo("admitted");
			assertThat(asked).isNotEmpty().allMatch((url) -> url.startsWith(Api.GATEWAY));
		}
	}

	/** Types or wedges a code in and reads the colour of the answer. */
	private static String scan(Page page, String code) {
		page.keyboard().press("Escape");
		page.locator("#code").fill(code);
		page.locator("#code").press("Enter");
		return outcome(page);
	}

	private static String outcome(Page page) {
		Locator outcome = page.locator("#door-outcome [class*=door-outcome--], #door-outcome[class*=door-outcome--]");
		outcome.first().waitFor();
		String classes = outcome.first().getAttribute("class");
		return classes.replaceAll(".*door-outcome--([a-z_]+).*", "$1");
	}

}
