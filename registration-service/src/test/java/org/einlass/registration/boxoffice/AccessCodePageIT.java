package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** The organiser's page for the codes that open places. */
class AccessCodePageIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start();

	private static final String ORGANISER = TestTokens.of("organiser")
		.in(DoorWorld.ORGANISATION, Role.ORGANISER)
		.bearer();

	private final UUID event = WORLD.event(DoorWorld.ORGANISATION);

	private final UUID session = WORLD.session(this.event, Duration.ofDays(3), "Saal");

	private final UUID quota = WORLD.quota(this.event, this.session, "Stadtverwaltung");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void whatIsTypedAndWhatIsInventedAreTheCodes() {
		WORLD.run("update quotas set audience = '{\"level\": \"code\"}' where id = ?", this.quota);
		String page = page();
		assertThat(page).contains("Stadtverwaltung").doesNotContain("??");
		SERVICE.post()
			.uri(first("action=\"([^\"]+/access-codes)\"", page))
			.header(HttpHeaders.AUTHORIZATION, ORGANISER)
			.body(BodyInserters.fromFormData("quota", this.quota.toString())
				.with("codes", " Rathaus-2026 \r\n\r\nRathaus-2026\r\n<b>")
				.with("more", "2"))
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectHeader()
			.location("/sessions/" + this.session + "/access-codes?saved=true");
		assertThat(page()).contains("Codes (4)", "Rathaus-2026", "&lt;b&gt;")
			.containsPattern("\\n[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
	}

	@Test
	void whereNobodyNeedsACodeThePageSaysSo() {
		assertThat(page()).contains("Hier braucht niemand einen Code").doesNotContain("<form");
	}

	@Test
	void aQuotaOfAnotherSessionIsUnknownHere() {
		UUID other = WORLD.quota(this.event, WORLD.session(this.event, Duration.ofDays(4), "Saal"), "Andere");
		SERVICE.post()
			.uri("/sessions/{session}/access-codes", this.session)
			.header(HttpHeaders.AUTHORIZATION, ORGANISER)
			.body(BodyInserters.fromFormData("quota", other.toString()).with("codes", "A"))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	private String page() {
		return Objects.requireNonNull(SERVICE.get()
			.uri("/sessions/{session}/access-codes", this.session)
			.header(HttpHeaders.AUTHORIZATION, ORGANISER)
			.header(HttpHeaders.ACCEPT_LANGUAGE, "de")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private static String first(String pattern, String page) {
		Matcher matcher = Pattern.compile(pattern).matcher(page);
		assertThat(matcher.find()).as(pattern).isTrue();
		return matcher.group(1);
	}

}
