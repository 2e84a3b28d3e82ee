package org.einlass.gateway.login;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Renewing a token never ends a session, whatever runs in parallel. */
class RenewalIT extends RunningGateway {

	/** Shorter than the ten seconds before its end in which a token is renewed. */
	private static final int ABOUT_TO_END = 5;

	@BeforeEach
	void keycloakIsWell() {
		KEYCLOAK.answerRefreshWith(200);
	}

	@Test
	void twentyRequestsAcrossARenewalShareItAndKeepTheirSession() {
		String session = login(ABOUT_TO_END);
		KEYCLOAK.refreshes();
		KEYCLOAK.holdRefresh();
		List<CompletableFuture<HttpResponse<String>>> sent = send(session, 20);
		KEYCLOAK.awaitHeldRefresh();
		// Asked for after them, so by its answer they have arrived.
		IntStream.range(0, 40).forEach((i) -> get("/api/events/" + i));
		KEYCLOAK.releaseRefresh();
		List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
		assertThat(answers).allSatisfy((answer) -> assertThat(header(answer, "Set-Cookie")).isEmpty());
		assertThat(KEYCLOAK.refreshes()).as("a refresh token is good for one use").isEqualTo(1);
		assertThat(get("/login/state", "Cookie", session).statusCode()).as("the same session").isEqualTo(200);
		assertThat(get("/api/my/registrations", "Cookie", session).statusCode()).isEqualTo(200);
	}

	@Test
	void aRenewalWithoutAnAnswerEndsNoSession() {
		String session = login(ABOUT_TO_END);
		KEYCLOAK.answerRefreshWith(503);
		assertThat(together(session, 20)).extracting(HttpResponse::statusCode).containsOnly(200);
		KEYCLOAK.answerRefreshWith(200);
		assertThat(together(session, 20)).extracting(HttpResponse::statusCode).containsOnly(200);
	}

	@Test
	void aSecretThatKeycloakDoesNotKnowIsTheOperatorsMistakeAndEndsNoSession() {
		String session = login(ABOUT_TO_END);
		KEYCLOAK.answerRefreshWith(401);
		assertThat(get("/api/mails", "Cookie", session).statusCode()).isEqualTo(200);
		KEYCLOAK.answerRefreshWith(200);
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(200);
	}

	@Test
	void loggingOutDuringARenewalEndsTheSession() {
		String session = login(ABOUT_TO_END);
		KEYCLOAK.holdRefresh();
		CompletableFuture<HttpResponse<String>> renewing = sendAsync("/api/my/registrations", session);
		KEYCLOAK.awaitHeldRefresh();
		post("/logout", "", "Cookie", session, "Sec-Fetch-Site", "same-origin");
		KEYCLOAK.releaseRefresh();
		renewing.join();
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(204);
		assertThat(get("/api/my/registrations", "Cookie", session).statusCode()).isEqualTo(200);
		assertThat(REGISTRATION.last().header("Authorization")).as("no token of the one who left").isNull();
	}

	@Test
	void aVisitorWhoLeavesDuringARenewalTakesNothingFromTheOthers() {
		String session = login(ABOUT_TO_END);
		KEYCLOAK.holdRefresh();
		CompletableFuture<HttpResponse<String>> left = sendAsync("/api/my/registrations", session);
		KEYCLOAK.awaitHeldRefresh();
		left.cancel(true);
		CompletableFuture<HttpResponse<String>> waiting = sendAsync("/api/my/registrations", session);
		KEYCLOAK.releaseRefresh();
		assertThat(waiting.join().statusCode()).isEqualTo(200);
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(200);
	}

	@Test
	void aRequestWithTheIdOfBeforeTheLoginLeavesTheCookieAlone() {
		HttpResponse<String> late = get("/login/state", "Cookie", "einlass-session=of-before");
		assertThat(header(late, "Set-Cookie")).isEmpty();
	}

	@Test
	void theSameAccountLoggingInAgainInASecondTabKeepsTheSession() {
		String session = login(300);
		HttpResponse<String> begun = get("/oauth2/authorization/keycloak?to=/my", "Cookie", session);
		HttpResponse<String> back = comeBack(session + "; " + cookie(begun), query(location(begun)), 300);
		assertThat(location(back)).hasToString("/my");
		assertThat(header(back, "Set-Cookie")).isEmpty();
		assertThat(get("/login/state", "Cookie", session).statusCode()).isEqualTo(200);
	}

	private List<HttpResponse<String>> together(String session, int number) {
		return send(session, number).stream().map(CompletableFuture::join).toList();
	}

	private List<CompletableFuture<HttpResponse<String>>> send(String session, int number) {
		return IntStream.range(0, number).mapToObj((i) -> sendAsync("/api/my/registrations", session)).toList();
	}

	private CompletableFuture<HttpResponse<String>> sendAsync(String path, String session) {
		return client().sendAsync(request(path, "Cookie", session).build(), HttpResponse.BodyHandlers.ofString());
	}

}
