package org.einlass.gateway.login.logout;

import java.net.http.HttpResponse;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A login that ends at Keycloak ends here too, at once. */
class BackChannelLogoutIT extends RunningGateway {

	private static final String PATH = "/logout/connect/back-channel/keycloak";

	private HttpResponse<String> says(String token) {
		return post(PATH, "logout_token=" + token, "Content-Type", "application/x-www-form-urlencoded");
	}

	private int state(String session) {
		return get("/login/state", "Cookie", session).statusCode();
	}

	@Test
	void aLoginThatEndedAtKeycloakEndsHere() {
		String one = login(300);
		String first = KEYCLOAK.lastLogin();
		String other = login(300);
		assertThat(says(KEYCLOAK.logoutToken(first, "einlass-gateway")).statusCode()).isEqualTo(200);
		assertThat(state(one)).as("ended").isEqualTo(204);
		assertThat(get("/api/mails", "Cookie", one).body()).as("without a token").isEqualTo("notification");
		assertThat(NOTIFICATION.last().header("Authorization")).isNull();
		assertThat(state(other)).as("another login of the same account").isEqualTo(200);
		assertThat(says(KEYCLOAK.logoutToken(first, "einlass-gateway")).statusCode()).as("said twice").isEqualTo(200);
	}

	@Test
	void onlyKeycloakIsBelieved() {
		String session = login(300);
		String token = KEYCLOAK.logoutToken(KEYCLOAK.lastLogin(), "einlass-gateway");
		assertThat(says(token.substring(0, token.length() - 8) + "AAAAAAAA").statusCode()).isEqualTo(400);
		assertThat(says(KEYCLOAK.logoutToken(KEYCLOAK.lastLogin(), "another-client")).statusCode()).isEqualTo(400);
		assertThat(state(session)).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "", "ey.ey.ey" })
	void whatIsNoTokenIsRefused(String token) {
		assertThat(says(token).statusCode()).isEqualTo(400);
	}

}
