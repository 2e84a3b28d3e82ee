package org.einlass.gateway.login;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several tabs, old tabs, bookmarks: each leads where the person wanted to go. */
class TabsIT extends RunningGateway {

	/** A tab that waits at Keycloak. */
	private record Tab(HttpResponse<String> begun) {
	}

	@Test
	void twoTabsEndEachAtItsOwnPageInEitherOrder() {
		for (boolean olderFirst : List.of(true, false)) {
			Tab older = open("/manage", "");
			String session = cookie(older.begun());
			Tab newer = open("/my", session);
			Tab first = olderFirst ? older : newer;
			Tab second = olderFirst ? newer : older;
			HttpResponse<String> back = returnFrom(first, session);
			assertThat(location(back)).hasToString(olderFirst ? "/manage" : "/my");
			HttpResponse<String> other = returnFrom(second, cookie(back) + "; " + session);
			assertThat(other.headers().allValues("Set-Cookie")).as("the same account keeps its session").isEmpty();
			assertThat(location(other)).hasToString(olderFirst ? "/my" : "/manage");
		}
	}

	@Test
	void aFormSentAgainToKeycloakEndsAtThePageItWasFor() {
		Tab tab = open("/manage?x=1", "");
		HttpResponse<String> back = returnFrom(tab, cookie(tab.begun()));
		KEYCLOAK.codes();
		HttpResponse<String> again = returnFrom(tab, cookie(back) + "; " + cookie(tab.begun()));
		assertThat(KEYCLOAK.codes()).as("no code is sent twice: Keycloak would end the session").isZero();
		assertThat(again.statusCode()).isEqualTo(303);
		assertThat(location(again)).hasToString("/manage?x=1");
		assertThat(get("/login/state", "Cookie", cookie(back)).statusCode()).isEqualTo(200);
	}

	@Test
	void aReturnToASessionThatIsGoneStartsTheLoginOnceMoreWithItsTarget() {
		Tab old = open("/manage?x=1", "");
		HttpResponse<String> lost = returnFrom(old, "");
		assertThat(lost.statusCode()).isEqualTo(303);
		assertThat(location(lost)).hasToString("/oauth2/authorization/keycloak?to=%2Fmanage%3Fx%3D1&again=1");
		HttpResponse<String> begun = get(location(lost).toString());
		assertThat(location(comeBack(cookie(begun), query(location(begun)), 300))).hasToString("/manage?x=1");
	}

	@Test
	void onlyTheSecondFailureIsAnErrorAndItHasAButton() {
		Tab old = open("/manage", "");
		HttpResponse<String> begun = get(location(returnFrom(old, "")).toString());
		HttpResponse<String> refused = returnFrom(new Tab(begun), "");
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("Das Anmelden am Konto hat nicht geklappt", "href=\"/login?to=%2Fmanage\"",
				"Noch einmal anmelden");
	}

	@Test
	void theBookmarkedAddressOfTheReturnLeadsHomeOrToTheLogin() {
		for (String bookmark : List.of("/login/oauth2/code/keycloak", "/login/oauth2/code/keycloak?code=x&state=y")) {
			assertThat(location(get(bookmark, "Cookie", login(300)))).hasToString("/");
			assertThat(location(get(bookmark))).hasToString("/oauth2/authorization/keycloak?to=%2F&again=1");
		}
	}

	@Test
	void whoCancelsAtKeycloakIsAskedNothingMore() {
		Tab tab = open("/manage", "");
		String state = String.valueOf(query(location(tab.begun())).getFirst("state"));
		HttpResponse<String> refused = get("/login/oauth2/code/keycloak?error=access_denied&state=" + state, "Cookie",
				cookie(tab.begun()), "Accept", "text/html");
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("href=\"/login?to=%2Fmanage\"");
	}

	@Test
	void allOfTwentyTabsAreKeptInOneSmallCookie() {
		List<Tab> tabs = new ArrayList<>(List.of(open("/my/0", "")));
		String browser = cookie(tabs.getFirst().begun());
		for (int i = 1; i < 20; i++) {
			tabs.add(open("/my/" + i, browser));
		}
		assertThat(tabs).extracting((tab) -> cookie(tab.begun())).containsOnly(browser);
		assertThat(browser).hasSizeLessThan(100);
		for (int i = 0; i < 20; i++) {
			HttpResponse<String> back = returnFrom(tabs.get(i), browser);
			assertThat(location(back)).hasToString("/my/" + i);
			assertThat(cookie(back)).startsWith("einlass-session=");
		}
	}

	@Test
	void aReturnInAnotherBrowserLogsNobodyIn() {
		Tab tab = open("/manage", "");
		String other = cookie(open("/manage", "").begun());
		HttpResponse<String> back = returnFrom(tab, other);
		assertThat(location(back)).hasPath("/oauth2/authorization/keycloak");
		assertThat(back.headers().allValues("Set-Cookie")).isEmpty();
	}

	private Tab open(String page, String session) {
		String start = location(get("/login?to=" + page.replace("?", "%3F").replace("=", "%3D"))).toString();
		return new Tab(session.isEmpty() ? get(start) : get(start, "Cookie", session));
	}

	private HttpResponse<String> returnFrom(Tab tab, String session) {
		return comeBack(session.isEmpty() ? "x=y" : session, query(location(tab.begun())), 300);
	}

}
