package org.einlass.registration.door;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What people at a door do by HTTP: scan, undo, use the page. */
record DoorClient(WebTestClient service) {

	JsonNode scan(String person, UUID session, String code, String direction) {
		return post(person, session, DoorWorld.scans(UUID.randomUUID(), code, direction)).at("/results/0");
	}

	String outcome(String person, UUID session, String code) {
		return scan(person, session, code, "in").at("/outcome").asString();
	}

	JsonNode post(String person, UUID session, Map<String, Object> body) {
		return answer(exchange(person, session, body).expectStatus().isOk());
	}

	/** The fields that are named as wrong. */
	List<String> refused(String person, UUID session, Map<String, Object> body) {
		return answer(exchange(person, session, body).expectStatus().isBadRequest()).findValuesAsString("path");
	}

	private static JsonNode answer(WebTestClient.ResponseSpec response) {
		JsonNode answer = response.expectBody(JsonNode.class).returnResult().getResponseBody();
		assertThat(answer).isNotNull();
		return answer;
	}

	WebTestClient.ResponseSpec exchange(String person, UUID session, Map<String, Object> body) {
		return this.service.post().uri("/api/sessions/{session}/scans", session).headers((headers) -> {
			if (!person.isEmpty()) {
				headers.set(HttpHeaders.AUTHORIZATION, person);
			}
		}).bodyValue(body).exchange();
	}

	WebTestClient.ResponseSpec undo(UUID scan, String person) {
		return this.service.post()
			.uri("/api/scans/{scan}/undo", scan)
			.header(HttpHeaders.AUTHORIZATION, person)
			.exchange();
	}

	String page(String address, String person) {
		String body = this.service.get()
			.uri(address)
			.header(HttpHeaders.AUTHORIZATION, person)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return String.valueOf(body);
	}

	/** Sends the form of a door's page; the address that it leads to. */
	String submit(String address, String person, Map<String, String> form) {
		Map<String, String> sent = new HashMap<>(Map.of("direction", "in"));
		sent.putAll(form);
		MultiValueMap<String, String> fields = MultiValueMap.fromSingleValue(sent);
		return String.valueOf(this.service.post()
			.uri(address)
			.header(HttpHeaders.AUTHORIZATION, person)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(fields))
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectBody(Void.class)
			.returnResult()
			.getResponseHeaders()
			.getLocation());
	}

	static Map<String, Object> one(UUID id, String code) {
		return Map.of("id", id, "code", code, "scannedAt", Instant.now().toString());
	}

	static Map<String, Object> with(String field, Object value) {
		Map<String, Object> scan = new HashMap<>(one(UUID.randomUUID(), "x"));
		scan.put(field, value);
		return scan;
	}

}
