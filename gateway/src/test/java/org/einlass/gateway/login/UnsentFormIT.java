package org.einlass.gateway.login;

import java.net.http.HttpResponse;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A form that comes after the end of a session is handed back, not thrown away. */
class UnsentFormIT extends RunningGateway {

	private static final String FORM = "application/x-www-form-urlencoded";

	@BeforeEach
	void keycloakIsWell() {
		KEYCLOAK.answerRefreshWith(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/manage/events/1", "/manage/organisations/stadt/team", "/sessions/1/desk",
			"/sessions/1/access-codes", "/mails/1/retry", "/my/data/erase", "/door/1?gate=Nord" })
	void everyPageFormIsHandedBack(String path) {
		HttpResponse<String> page = fromOurPage(path, "title=Fest&title=%26%22%3C&text=a%0D%0Ab+c", "x=y");
		assertThat(page.statusCode()).isEqualTo(401);
		assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
		assertThat(page.body()).contains("Sie waren abgemeldet", "noch nicht gespeichert", "action=\"" + path + "\"",
				"<input type=\"hidden\" name=\"title\" value=\"Fest\">", "value=\"&amp;&quot;&lt;\"",
				"href=\"/login?to=/login/done\" target=\"_blank\"", "Noch einmal senden");
		assertThat(page.body()).containsPattern("name=\"text\" value=\"a\r?\nb c\"");
	}

	@Test
	void aFormOfARegistrationIsHandedBackUnlessItsKeyOpensIt() {
		String path = "/registrations/0198b5a0-0000-7000-8000-00000000000a/attendees";
		String ended = "einlass-session=ended";
		assertThat(fromOurPage(path, "name=Ada", ended).body()).contains("name=\"name\" value=\"Ada\"");
		assertThat(fromOurPage(path, "name=Ada", ended + "; einlass-key=k").body()).isEqualTo("registration");
		assertThat(fromOurPage(path, "name=Ada", "x=y").body()).as("a guest").isEqualTo("registration");
		String confirm = path.replace("attendees", "confirm");
		assertThat(fromOurPage(confirm, "code=ABC", ended).body()).isEqualTo("registration");
		assertThat(fromOurPage("/registrations/lookup", "email=a", ended).body()).isEqualTo("registration");
	}

	@Test
	void aFormIsAlsoHandedBackWhenKeycloakHasEndedTheSession() {
		String session = login(5);
		KEYCLOAK.answerRefreshWith(400);
		HttpResponse<String> page = fromOurPage("/manage/events/1", "title=Fest", session);
		assertThat(page.statusCode()).isEqualTo(401);
		assertThat(page.body()).contains("name=\"title\" value=\"Fest\"");
		HttpResponse<String> english = send(
				request("/manage/events/1", "Content-Type", FORM, "Sec-Fetch-Site", "same-origin", "Accept-Language",
						"en")
					.POST(java.net.http.HttpRequest.BodyPublishers.ofString("title=Fest")));
		assertThat(english.body()).contains("You were logged out", "<html lang=\"en\"");
	}

	@Test
	void whoLoggedInAgainSendsItOnceMoreAndItArrives() {
		HttpResponse<String> saved = fromOurPage("/manage/events/1", "title=Fest", login(300));
		assertThat(saved.body()).isEqualTo("catalog");
		assertThat(CATALOG.last().body()).isEqualTo("title=Fest".length());
		assertThat(get("/login/done").body()).contains("Sie sind angemeldet", "Noch einmal senden");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unsent", "file", "done" })
	void everyPageOfTheLoginLeadsOnAndToWhatTheLawAsks(String which) {
		HttpResponse<String> page = switch (which) {
			case "unsent" -> fromOurPage("/manage/events/1", "title=Fest", "x=y");
			case "file" -> post("/manage/imports", "--x--", "Content-Type", "multipart/form-data; boundary=x",
					"Sec-Fetch-Site", "same-origin");
			default -> get("/login/done");
		};
		assertThat(page.body())
			.contains("class=\"skip-link\" href=\"#content\"", "<main id=\"content\"", "href=\"/registrations/lookup\"",
					"href=\"/my/registrations\"", "href=\"/imprint\"", "href=\"/privacy\"", "href=\"/accessibility\"",
					"<title>Sie ")
			.containsOnlyOnce("<main")
			.containsOnlyOnce("<title")
			.doesNotContain("??");
	}

	@Test
	void aFormOfAnotherSiteIsNotHandedBack() {
		for (String[] origin : new String[][] { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Site", "none" },
				{ "Origin", "https://evil.example" }, { "X-Nothing", "said" } }) {
			HttpResponse<String> page = post("/manage/events/1", "title=Evil", "Content-Type", FORM, origin[0],
					origin[1]);
			assertThat(page.statusCode()).isEqualTo(303);
			assertThat(page.body()).doesNotContain("Evil");
		}
	}

	@Test
	void aFileIsToldHonestly() {
		HttpResponse<String> page = post("/manage/imports", "--x--", "Content-Type", "multipart/form-data; boundary=x",
				"Sec-Fetch-Site", "same-origin", "Referer", PUBLIC_URL + "/manage/import");
		assertThat(page.statusCode()).isEqualTo(401);
		assertThat(page.body()).contains("Sie waren abgemeldet", "Eine Datei", "href=\"/manage/import\"");
		HttpResponse<String> large = fromOurPage("/manage/imports", "text=" + "x".repeat(1024 * 1024), "x=y");
		assertThat(large.statusCode()).isEqualTo(401);
		assertThat(large.body()).contains("Sie waren abgemeldet").hasSizeLessThan(10_000);
	}

	@Test
	void aFormOfNearlyAMebibyteIsHandedBackWhole() {
		HttpResponse<String> page = fromOurPage("/manage/events/1", "text=" + "x".repeat(1024 * 1024 - 6), "x=y");
		assertThat(page.statusCode()).isEqualTo(401);
		assertThat(page.body()).hasSizeGreaterThan(1024 * 1024 - 6);
	}

	@Test
	void programsAreToldByAStatus() {
		String session = login(5);
		KEYCLOAK.answerRefreshWith(400);
		HttpResponse<String> answer = post("/api/scans", "{}", "Content-Type", "application/json", "Cookie", session,
				"Sec-Fetch-Site", "same-origin");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("\"code\":\"login-needed\"");
	}

	private HttpResponse<String> fromOurPage(String path, String body, String cookie) {
		return post(path, body, "Content-Type", FORM, "Sec-Fetch-Site", "same-origin", "Cookie", cookie);
	}

}
