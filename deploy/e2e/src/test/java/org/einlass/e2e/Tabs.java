package org.einlass.e2e;

import java.util.List;

import com.microsoft.playwright.BrowserContext;
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

	private static String session(BrowserContext visitor) {
		return visitor.cookies()
			.stream()
			.filter((cookie) -> cookie.name.equals("einlass-session"))
			.map((cookie) -> cookie.value)
			.findFirst()
			.orElseThrow();
	}

}
