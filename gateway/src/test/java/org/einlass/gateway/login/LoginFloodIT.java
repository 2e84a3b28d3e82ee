package org.einlass.gateway.login;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** Strangers cannot take the login from people, with room for twenty sessions. */
@TestPropertySource(properties = "server.reactive.session.max-sessions=20")
class LoginFloodIT extends RunningGateway {

	@Autowired
	private WebSessionManager manager;

	@BeforeEach
	void nobodyIsLoggedIn() {
		List.copyOf(store().getSessions().values()).forEach((session) -> session.invalidate().block());
	}

	@AfterEach
	void olgaLogsInAgain() {
		KEYCLOAK.logIn("olga");
	}

	@Test
	void afterAFloodOfLoginPagesALoginStillWorks() {
		for (int i = 0; i < 60; i++) {
			assertThat(get("/login?to=/").statusCode()).isEqualTo(303);
			assertThat(get("/oauth2/authorization/keycloak?to=/").statusCode()).isEqualTo(302);
			assertThat(get("/login/oauth2/code/keycloak?code=x&state=" + i).statusCode()).isEqualTo(303);
		}
		assertThat(store().getSessions()).isEmpty();
		assertThat(get("/login/state", "Cookie", login(300)).statusCode()).isEqualTo(200);
	}

	@Test
	void aFullStoreIsToldInWordsAndHarmsNobodyWhoIsLoggedIn() {
		List<String> people = IntStream.range(0, 20).mapToObj((number) -> {
			KEYCLOAK.logIn("person-" + number);
			return login(300);
		}).toList();
		KEYCLOAK.logIn("late");
		HttpResponse<String> begun = get("/oauth2/authorization/keycloak");
		HttpResponse<String> late = comeBack(cookie(begun), query(location(begun)), 300);
		assertThat(late.statusCode()).isEqualTo(503);
		assertThat(header(late, "Retry-After")).isNotEmpty();
		assertThat(late.body()).contains("Gerade nicht erreichbar");
		assertThat(people)
			.allSatisfy((session) -> assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(200));
		assertThat(get("/actuator/prometheus").body()).contains("einlass_sessions 20.0");
		post("/logout", "", "Cookie", people.getFirst(), "Sec-Fetch-Site", "same-origin");
		assertThat(get("/login/state", "Cookie", login(300)).statusCode()).as("there is room again").isEqualTo(200);
	}

	private InMemoryWebSessionStore store() {
		return (InMemoryWebSessionStore) ((DefaultWebSessionManager) this.manager).getSessionStore();
	}

}
