package org.einlass.gateway.problem;

import java.net.http.HttpResponse;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemIT extends RunningGateway {

	private boolean stopped;

	@AfterEach
	void startAgain() {
		if (this.stopped) {
			CATALOG.startAgain();
		}
	}

	@Test
	void whenAServiceIsDownPeopleGetAPageAndProgramsAProblem() {
		CATALOG.stop();
		this.stopped = true;
		HttpResponse<String> page = get("/events/down?q=a&x=1", "Accept", "text/html", "Accept-Language", "en");
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(header(page, "Retry-After")).isNotEmpty();
		assertThat(header(page, "Content-Type")).startsWith("text/html");
		assertThat(page.body()).contains("<html lang=\"en\"", "Not available right now",
				"href=\"/events/down?q=a&amp;x=1\"", "Try again");
		HttpResponse<String> problem = get("/api/organisations");
		assertThat(problem.statusCode()).isEqualTo(503);
		assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(problem.body()).contains("\"code\":\"unavailable\"", "Gerade nicht erreichbar");
		assertThat(get("/api/ticket-keys").body()).as("the other services go on").isEqualTo("registration");
	}

	@Test
	void anUnknownPathIsAPageThatSaysSo() {
		HttpResponse<String> page = get("/nothing", "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body())
			.contains("Nicht gefunden", "href=\"/\"", "href=\"/my/registrations\"", "href=\"/registrations/lookup\"",
					"Anmeldung wiederfinden", "href=\"/imprint\"", "href=\"#content\"", "<main id=\"content\"",
					"Veranstaltungen")
			.doesNotContain("{{");
		assertThat(get("/api/nothing").body()).contains("\"code\":\"not-found\"");
	}

	@Test
	void whatAServiceRefusesIsPassedOnAsItIs() {
		NOTIFICATION.behave((name, request, response) -> response.status(409)
			.header("Content-Type", "application/problem+json")
			.sendString(Mono.just("{\"code\":\"sold-out\"}"))
			.then());
		HttpResponse<String> refused = post("/api/mails/messages", "{}");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).isEqualTo("{\"code\":\"sold-out\"}");
	}

}
