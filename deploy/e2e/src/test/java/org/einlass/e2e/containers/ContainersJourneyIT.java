package org.einlass.e2e.containers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import org.einlass.e2e.Api;
import org.einlass.e2e.Post;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The journey as a script goes it, through the gateway, with the images that are shipped.
 * Only with {@code -Pcontainers}.
 */
@Tag("containers")
class ContainersJourneyIT {

	private static final String GUEST = "ada@example.org";

	private static final Duration SOON = Duration.ofSeconds(60);

	private static Town town;

	private static Api api;

	@BeforeAll
	static void start() throws Exception {
		town = Town.start();
		api = new Api(town.gateway(), town.keycloak());
	}

	@AfterAll
	static void stop() {
		if (town != null) {
			town.close();
		}
	}

	@Test
	void aGuestOfAPublishedEventIsAdmittedOnce() throws Exception {
		expect(201, "POST", "/api/organisations", "{\"slug\": \"digitale-stadt\", \"name\": \"Digitale Stadt\"}",
				as("admin"));
		JsonNode event = expect(201, "POST", "/api/events", draft(), as("organiser"));
		String id = event.path("id").asString();
		JsonNode session = event.path("sessions").path(0);
		expect(200, "POST", "/api/events/" + id + "/publish", "", as("organiser"));

		String form = """
				{"event": "%s", "quotas": ["%s"], "attendees": [{"name": "Ada Example"}],
				 "contact": {"name": "Ada Example", "email": "%s", "language": "de"}}""".formatted(id,
				session.path("quotas").path(0).path("id").asString(), GUEST);
		JsonNode registration = signUp(form);
		assertThat(registration.path("status").asString()).isEqualTo("held");

		String path = "/api/registrations/" + registration.path("id").asString();
		Map<String, String> key = Map.of("Einlass-Key", registration.path("manageKey").asString());
		String code = firstLetter().confirmationCode();
		JsonNode confirmed = expect(200, "POST", path + "/confirm", "{\"code\": \"" + code + "\"}", key);
		assertThat(confirmed.path("status").asString()).isEqualTo("confirmed");

		String ticket = expect(200, "GET", path, "", key).path("attendees").path(0).path("code").asString();
		assertThat(ticket).startsWith("EIN1:");
		String door = "/api/sessions/" + session.path("id").asString() + "/scans";
		assertThat(outcome(door, ticket)).isEqualTo("admitted");
		assertThat(outcome(door, ticket)).isEqualTo("already_admitted");
	}

	private static String outcome(String door, String ticket) throws Exception {
		String scan = """
				{"device": "phone-3", "gate": "Nord", "scans": [{"id": "%s", "code": "%s", "direction": "in",
				 "scannedAt": "%s", "offline": false}]}""".formatted(UUID.randomUUID(), ticket, Instant.now());
		return expect(200, "POST", door, scan, as("steward")).path("results").path(0).path("outcome").asString();
	}

	private static String draft() {
		Instant start = Instant.now().plus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
		return """
				{"organisation": "digitale-stadt", "title": {"de": "Digitalsprechstunde"}, "format": "on_site",
				 "signUp": {"kind": "here", "audience": {"level": "guest"}},
				 "sessions": [{"start": "%s", "end": "%s", "zone": "Europe/Berlin",
				  "venue": {"name": "Stadtbibliothek", "city": "Leipzig"},
				  "quotas": [{"name": {"de": "Vor Ort"}, "kind": "on_site", "places": 2}]}]}""".formatted(start,
				start.plus(2, ChronoUnit.HOURS));
	}

	private static Map<String, String> as(String user) throws Exception {
		return Map.of("Authorization", "Bearer " + api.token(user));
	}

	private static JsonNode expect(int status, String method, String path, String body, Map<String, String> headers)
			throws Exception {
		Api.Answer answer = api.send(method, path, body, headers);
		assertThat(answer.status()).as("%s %s answered %s", method, path, answer.body()).isEqualTo(status);
		return answer.body();
	}

	/**
	 * Until the sign-up is open, a moment after publishing; the key makes it safe to
	 * repeat.
	 */
	private static JsonNode signUp(String body) {
		Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
		return await().atMost(SOON)
			.until(() -> api.send("POST", "/api/registrations", body, key), (answer) -> answer.status() == 201)
			.body();
	}

	private static Post.Letter firstLetter() {
		return await().atMost(SOON)
			.until(() -> Post.of(town.imapPort(), GUEST), (letters) -> !letters.isEmpty())
			.getFirst();
	}

}
