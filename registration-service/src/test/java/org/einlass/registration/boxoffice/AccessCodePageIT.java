package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.Objects;
import java.util.List;
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
				.with("codes", " Rathaus-2026 \r\n\r\nRathaus-2026\r\n<b>schräg</b>")
				.with("more", "2"))
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectHeader()
			.location("/sessions/" + this.session + "/access-codes?done=saved#done");
		assertThat(page()).contains("Codes (4)", "Rathaus-2026", "&lt;b&gt;schräg")
			.containsPattern("\\n[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
	}

	@Test
	void theSameFormSentTwiceAddsTheSameNewCodes() {
		WORLD.run("update quotas set audience = '{\"level\": \"code\"}' where id = ?", this.quota);
		String batch = first("name=\"batch\" value=\"([^\"]+)\"", page());
		send(batch, "Ausgedacht", "3").expectStatus().isSeeOther();
		String once = first("(?s)<textarea[^>]*>([^<]*)", page());
		assertThat(once.lines()).hasSize(4);
		send(batch, "Ausgedacht", "3").expectStatus().isSeeOther();
		assertThat(first("(?s)<textarea[^>]*>([^<]*)", page())).isEqualTo(once);
		send(first("name=\"batch\" value=\"([^\"]+)\"", page()), "Ausgedacht", "3").expectStatus().isSeeOther();
		assertThat(first("(?s)<textarea[^>]*>([^<]*)", page())).as("another form").isNotEqualTo(once);
	}

	@Test
	void badInputIsKeptAndMarked() {
		WORLD.run("update quotas set audience = '{\"level\": \"code\"}' where id = ?", this.quota);
		String refused = String.valueOf(send("", "good-code\r\n" + "x".repeat(101), "2").expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
		assertThat(refused).contains("good-code", "x".repeat(101), "aria-invalid=\"true\"", "value=\"2\"", "Code 2: ")
			.doesNotContain("??");
		assertThat(String.valueOf(send("", "good-code", "2000").expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody())).contains("value=\"2000\"", "more-error-", ">good-code<");
		for (String number : List.of("1.5", "1e3", "+5", "0x10", "viele", "\u0661\u0662")) {
			assertThat(String.valueOf(send("", "good-code", number).expectStatus()
				.isBadRequest()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody())).as(number).contains("value=\"" + number + "\"", "more-error-", ">good-code<");
		}
	}

	@Test
	void newCodesHaveEightCharactersAndShorterOnesOfBeforeStay() {
		WORLD.run("update quotas set audience = '{\"level\": \"code\"}' where id = ?", this.quota);
		WORLD.run("insert into access_codes (quota, code) values (?, 'kurz')", this.quota);
		send("", "kurz\r\nAUFTAKT-TAG", "0").expectStatus().isSeeOther();
		assertThat(page()).contains("Codes (2)", "kurz");
		for (String tooShort : List.of("1", "K\u200bU R-Z-1-2", "sieben7")) {
			assertThat(String.valueOf(send("", "kurz\r\n" + tooShort, "0").expectStatus()
				.isBadRequest()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody())).as(tooShort).contains("Code 2: Bitte mindestens 8 Zeichen");
		}
	}

	private WebTestClient.ResponseSpec send(String batch, String codes, String more) {
		return SERVICE.post()
			.uri("/sessions/{session}/access-codes", this.session)
			.header(HttpHeaders.AUTHORIZATION, ORGANISER)
			.header(HttpHeaders.ACCEPT_LANGUAGE, "de")
			.body(BodyInserters.fromFormData("quota", this.quota.toString())
				.with("codes", codes)
				.with("more", more)
				.with("batch", batch))
			.exchange();
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
