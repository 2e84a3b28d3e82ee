package org.einlass.registration.attendance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks the organiser's desk with somebody's token. */
record Desk(WebTestClient service) {

	static final String STEWARD = as(Role.STEWARD);

	static final String SUPERVISOR = as(Role.SUPERVISOR);

	static final String ORGANISER = as(Role.ORGANISER);

	static final String VIEWER = as(Role.VIEWER);

	private static String as(Role role) {
		return TestTokens.of(role.value()).in(DoorWorld.ORGANISATION, role).bearer();
	}

	int get(String path, String person) {
		return exchange(path, person).expectBody(Void.class).returnResult().getStatus().value();
	}

	String page(String path, String person) {
		return String.valueOf(
				exchange(path, person).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

	/** The page that a form leads to, with the cookie of what was done with a ticket. */
	String pageAfter(String address, String done, String ticket) {
		return pageAfter(address, done, ticket, "");
	}

	/** The same while a name is looked for. */
	String pageAfter(String address, String done, String ticket, String typed) {
		return String.valueOf(this.service.get()
			.uri((base) -> URI.create(base.build() + address))
			.header(HttpHeaders.AUTHORIZATION, SUPERVISOR)
			.cookie("einlass-done", done + "." + Instant.now().getEpochSecond() + "." + ticket)
			.cookie("einlass-search",
					Base64.getUrlEncoder().withoutPadding().encodeToString(typed.getBytes(StandardCharsets.UTF_8)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	/** The list after its search was sent, as a browser keeps it. */
	String found(String list, String typed, String person) {
		EntityExchangeResult<Void> sent = post(list, person, Map.of("q", typed, "status", "")).expectStatus()
			.isSeeOther()
			.expectBody(Void.class)
			.returnResult();
		assertThat(String.valueOf(sent.getResponseHeaders().getLocation())).startsWith(list).doesNotContain("q=");
		return page(list, person, Objects.requireNonNull(sent.getResponseCookies().getFirst("einlass-search")));
	}

	String page(String path, String person, ResponseCookie cookie) {
		return String.valueOf(this.service.get()
			.uri((base) -> URI.create(base.build() + path))
			.header(HttpHeaders.AUTHORIZATION, person)
			.cookie(cookie.getName(), cookie.getValue())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	JsonNode json(String path, String person) {
		JsonNode answer = exchange(path, person).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).isNotNull();
		return answer;
	}

	private WebTestClient.ResponseSpec exchange(String path, String person) {
		return this.service.get().uri((base) -> URI.create(base.build() + path)).headers((headers) -> {
			if (!person.isEmpty()) {
				headers.set(HttpHeaders.AUTHORIZATION, person);
			}
		}).exchange();
	}

	WebTestClient.ResponseSpec post(String path, String person, Map<String, String> form) {
		BodyInserters.FormInserter<String> fields = BodyInserters.fromFormData("cursor", "");
		form.forEach(fields::with);
		return this.service.post()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, person)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(fields)
			.exchange();
	}

	String submit(String path, String person, Map<String, String> form) {
		return String.valueOf(post(path, person, form).expectStatus()
			.isSeeOther()
			.expectBody(Void.class)
			.returnResult()
			.getResponseHeaders()
			.getLocation());
	}

}
