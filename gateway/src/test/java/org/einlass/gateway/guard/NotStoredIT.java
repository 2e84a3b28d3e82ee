package org.einlass.gateway.guard;

import java.net.http.HttpResponse;

import org.einlass.gateway.RunningGateway;
import org.einlass.gateway.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NotStoredIT extends RunningGateway {

	@ParameterizedTest
	@ValueSource(strings = { "/registrations/1", "/registrations/1/tickets/2.pdf", "/sign-up/1", "/api/registrations/1",
			"/api/sessions/1/registrations", "/api/mails", "/api/organisations/x/members", "/mails/unsubscribe" })
	void whatMayHoldSomebodysDataIsKeptNowhere(String path) {
		assertThat(cacheControl(get(path))).isEqualTo("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/manage", "/my/registrations", "/sessions/1/attendance", "/door/1", "/mails",
			"/reports/events/1" })
	void neitherAreThePagesOfAnAccount(String path) {
		assertThat(cacheControl(get(path, "Cookie", login(300)))).isEqualTo("no-store");
		assertThat(cacheControl(get(path))).as("nor the way to the login").isEqualTo("no-store");
	}

	@Test
	void refusalsAreNotKeptEither() {
		REGISTRATION.behave((name, request, response) -> response.status(404).send().then());
		assertThat(cacheControl(get("/api/registrations/1"))).isEqualTo("no-store");
	}

	@Test
	void whatAServiceSaysItselfStands() {
		StubService.Manners aMinute = (name, request,
				response) -> response.header("Cache-Control", "private, max-age=60").send().then();
		REGISTRATION.behave(aMinute);
		assertThat(cacheControl(get("/api/sessions/1/door-pack"))).isEqualTo("private, max-age=60");
	}

	@Test
	void publicAnswersMayBeKeptUnlessSomebodyAskedAsThemselves() {
		assertThat(cacheControl(get("/events/for-everyone"))).isEmpty();
		assertThat(cacheControl(get("/events/for-everyone", "Cookie", login(300)))).isEmpty();
		assertThat(cacheControl(get("/api/events/draft", "Authorization", "Bearer own"))).isEqualTo("no-store");
		assertThat(cacheControl(get("/assets/einlass.css"))).contains("max-age=60");
	}

	private static String cacheControl(HttpResponse<?> response) {
		return header(response, "Cache-Control");
	}

}
