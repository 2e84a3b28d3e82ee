package org.einlass.gateway.login;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;

import org.einlass.gateway.RunningGateway;
import org.einlass.gateway.StubKeycloak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LoginIT extends RunningGateway {

	/** Shorter than the ten seconds before its end in which a token is renewed. */
	private static final int ABOUT_TO_END = 5;

	/** Keycloak's shortest: one second. */
	private static final int ENDED = 0;

	@BeforeEach
	void keycloakIsWell() {
		KEYCLOAK.answerRefreshWith(200);
	}

	@Test
	void loggingInLeadsThroughKeycloakWithPkceAndBackToThePage() {
		HttpResponse<String> start = get(location(get("/login?to=%2Fmanage%3Fx%3D1%2B2")).toString());
		String session = cookie(start);
		assertThat(header(start, "Set-Cookie")).containsIgnoringCase("HttpOnly")
			.contains("SameSite=Lax", "Secure", "Path=/");
		URI keycloak = location(start);
		assertThat(keycloak.toString()).startsWith(StubKeycloak.ISSUER + "/protocol/openid-connect/auth?");
		MultiValueMap<String, String> asked = query(keycloak);
		assertThat(asked.getFirst("code_challenge_method")).isEqualTo("S256");
		assertThat(asked.getFirst("redirect_uri")).isEqualTo(PUBLIC_URL + "/login/oauth2/code/keycloak");
		HttpResponse<String> back = comeBack(session, asked, 300);
		assertThat(location(back)).hasToString("/manage?x=1+2");
		assertThat(session).startsWith("einlass-login=");
		assertThat(cookie(back)).startsWith("einlass-session=");
		assertThat(KEYCLOAK.lastTokenRequest()).contains("code_verifier=", "grant_type=authorization_code");
	}

	@Test
	void theHeaderLearnsWhoIsLoggedIn() {
		assertThat(get("/login/state").statusCode()).isEqualTo(204);
		HttpResponse<String> state = get("/login/state", "Cookie", login(300));
		assertThat(state.body())
			.matches("\\{\"name\":\"Olga Organiser\",\"areas\":\\[\"manage\",\"door\"],\"account\":\"[\\w-]{16}\"}");
		assertThat(header(state, "Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void servicesGetTheTokenButNeverTheSessionCookie() {
		get("/api/mails", "Cookie", login(300) + "; einlass-key=k; einlass-login=l");
		assertThat(NOTIFICATION.last().header("Authorization")).startsWith("Bearer ey");
		assertThat(NOTIFICATION.last().header("Cookie")).isEqualTo("einlass-key=k");
	}

	@Test
	void publicRoutesGetNoTokenAlthoughSomebodyIsLoggedIn() {
		get("/api/events/without-token", "Cookie", login(300));
		assertThat(CATALOG.last().header("Authorization")).isNull();
	}

	@Test
	void aTokenThatEndsSoonIsRenewed() {
		String session = login(ABOUT_TO_END);
		get("/api/mails", "Cookie", session);
		assertThat(KEYCLOAK.lastTokenRequest()).contains("grant_type=refresh_token");
		assertThat(NOTIFICATION.last().header("Authorization")).startsWith("Bearer ey");
	}

	@Test
	void aSessionThatKeycloakEndedIsDroppedAndPublicPagesGoOn() {
		KEYCLOAK.answerRefreshWith(400);
		HttpResponse<String> api = get("/api/mails", "Cookie", login(ABOUT_TO_END));
		assertThat(api.statusCode()).isEqualTo(401);
		assertThat(api.body()).contains("\"code\":\"login-needed\"");
		HttpResponse<String> page = get("/manage/events?x=1", "Cookie", login(ABOUT_TO_END));
		assertThat(location(page)).hasToString("/login?to=%2Fmanage%2Fevents%3Fx%3D1");
		HttpResponse<String> forEveryone = get("/sign-up/1", "Cookie", login(ABOUT_TO_END));
		assertThat(forEveryone.body()).isEqualTo("registration");
		assertThat(REGISTRATION.last().header("Authorization")).isNull();
		String session = login(ABOUT_TO_END);
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(204);
		KEYCLOAK.answerRefreshWith(200);
		assertThat(get("/login/state", "Cookie", session).statusCode()).as("dropped for good").isEqualTo(204);
	}

	@Test
	void aKeycloakThatIsAwayCostsNobodyTheirSession() {
		String session = login(ABOUT_TO_END);
		KEYCLOAK.answerRefreshWith(503);
		assertThat(get("/api/mails", "Cookie", session).statusCode()).as("the old token still serves").isEqualTo(200);
		String ended = login(ENDED);
		await().until(() -> get("/api/mails", "Cookie", ended).statusCode() == 503);
		KEYCLOAK.answerRefreshWith(200);
		assertThat(get("/api/mails", "Cookie", session).statusCode()).isEqualTo(200);
		assertThat(get("/api/mails", "Cookie", ended).statusCode()).isEqualTo(200);
	}

	@Test
	void pagesForAccountsLeadToTheLoginAndBack() {
		HttpResponse<String> response = get("/manage/events?x=1", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(location(response)).hasToString("/login?to=%2Fmanage%2Fevents%3Fx%3D1");
	}

	@Test
	void theUnsubscribeLinkInAReminderNeedsNoAccount() {
		String link = "/mails/unsubscribe?registration=1&key=2";
		assertThat(get(link, "Accept", "text/html").body()).isEqualTo("notification");
		assertThat(NOTIFICATION.last().uri()).isEqualTo(link);
		assertThat(post("/mails/unsubscribe", "registration=1&key=2", "Cookie", "einlass-lang=de", "Sec-Fetch-Site",
				"same-origin")
			.body()).isEqualTo("notification");
		KEYCLOAK.answerRefreshWith(400);
		assertThat(get(link, "Cookie", login(ABOUT_TO_END)).body()).as("an ended session does not matter")
			.isEqualTo("notification");
	}

	@Test
	void noAddressLeadsToAnotherSite() {
		String wanted = UriUtils.encode("//evil.example", UTF_8);
		HttpResponse<String> begun = get("/oauth2/authorization/keycloak?to=" + wanted);
		assertThat(location(comeBack(cookie(begun), query(location(begun)), 300))).hasToString("/");
		String forged = "x.first." + Base64.getUrlEncoder().encodeToString("//evil.example".getBytes(UTF_8));
		HttpResponse<String> back = get("/login/oauth2/code/keycloak?code=x&state=" + forged, "Cookie", login(300));
		assertThat(location(back)).hasToString("/");
	}

	@Test
	void aPersonLogsOutAtAKeycloakThatDidNotAnswerByThemselves() {
		String session = login(300);
		KEYCLOAK.answerLogoutWith(503);
		HttpResponse<String> out = post("/logout", "", "Cookie", session, "Sec-Fetch-Site", "same-origin");
		KEYCLOAK.answerLogoutWith(204);
		assertThat(location(out).toString()).startsWith(StubKeycloak.ISSUER + "/protocol/openid-connect/logout?")
			.contains("client_id=einlass-gateway", "post_logout_redirect_uri=https://einlass.example/")
			.doesNotContain("id_token_hint", "ey");
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(204);
	}

	@Test
	void loggingOutEndsTheSessionHereAndAtKeycloak() {
		String session = login(300);
		KEYCLOAK.answerLogoutWith(204);
		HttpResponse<String> out = post("/logout", "", "Cookie", session, "Sec-Fetch-Site", "same-origin");
		assertThat(location(out)).as("nothing about the person in an address").hasToString(PUBLIC_URL + "/");
		assertThat(KEYCLOAK.lastLogout()).contains("client_id=einlass-gateway", "refresh_token=");
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(204);
		assertThat(get("/logout").statusCode()).as("a link alone logs nobody out").isEqualTo(404);
	}

}
