package org.einlass.gateway.login;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RejectedRequestsIT extends RunningGateway {

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "QUERY", "PROPFIND", "PATCH" })
	void theServiceSaysWhichMethodsAPathTakes(String method) {
		HttpResponse<String> passed = send(request("/api/events").method(method, BodyPublishers.noBody()));
		assertThat(passed.body()).isEqualTo("catalog");
		assertThat(CATALOG.last().method()).isEqualTo(method);
		assertThat(send(request("/api/ticket-keys").method(method, BodyPublishers.noBody())).body())
			.isEqualTo("registration");
	}

	@ParameterizedTest
	@CsvSource({ "/api/events?%00=1, 400, malformed", "/api/events/a%3Bb, 404, not-found",
			"/api/events/a%2Fb, 404, not-found", "/api//events, 404, not-found" })
	void whatIsRejectedIsAProblem(String address, int status, String code) {
		HttpResponse<String> refused = get(address);
		assertThat(refused.statusCode()).isEqualTo(status);
		assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(refused.body()).contains("\"code\":\"" + code + "\"");
	}

	@Test
	void whatIsRejectedIsAPageForPeople() {
		HttpResponse<String> refused = get("/events/a%3Bb", "Accept", "text/html");
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(refused.body()).contains("<html");
	}

}
