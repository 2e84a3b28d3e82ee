package org.einlass.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event all of whose texts are long words, with registrations by persons whose names
 * are long words: what German, and people who test forms, put on a page.
 */
final class LongWords {

	static final String WORD = "Bürgerbeteiligungsveranstaltung";

	static final String NAME = "n".repeat(200);

	private final Api api = new Api();

	/** An event with this title, published; its document. */
	JsonNode event(String title, boolean confirms) throws Exception {
		return publish(event(title, confirms, "guest"));
	}

	/** The same for holders of an access code. */
	JsonNode eventWithCode(String title) throws Exception {
		return publish(event(title, false, "code"));
	}

	private JsonNode publish(String document) throws Exception {
		JsonNode created = created(this.api.send("POST", "/api/events", document, organiser()));
		Map<String, String> headers = new HashMap<>(organiser());
		Api.Answer published = this.api.send("POST", "/api/events/" + created.path("id").asString() + "/publish", "{}",
				headers);
		assertThat(published.status()).as("%s", published.body()).isEqualTo(200);
		String session = published.body().at("/sessions/0/id").asString();
		Awaitility.await("sign-up is open soon after publication")
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.api.send("GET", "/api/sessions/" + session, "", Map.of()).status() == 200);
		return published.body();
	}

	private static String event(String title, boolean confirms, String audience) {
		Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
		return """
				{"organisation": "digitale-stadt", "title": {"de": "%1$s"}, "summary": {"de": "%2$s %2$s"},
				 "description": {"de": "## %2$s\\n\\n%3$s\\n\\n| %2$s | %2$s | %2$s |\\n|--|--|--|\\n| a | b | c |"},
				 "format": "on_site", "visibility": "public", "topics": ["%2$s"], "languages": ["de"],
				 "accessibility": ["wheelchair"],
				 "councilPaper": {"reference": "%2$s", "url": "https://example.org/%3$s"},
				 "signUp": {"kind": "here", "maxAttendees": 5, "onePerPerson": "none",
				   "audience": {"level": "%6$s"}, "requireConfirmation": %4$s, "holdMinutes": 30,
				   "questions": [{"id": "diet", "text": {"de": "%3$s"}, "type": "choice", "required": false,
				     "choices": [{"de": "%3$s"}], "per": "attendee", "purpose": {"de": "%3$s"}}]},
				 "sessions": [%5$s, %7$s]}""".formatted(title, WORD, "W".repeat(150), confirms, session(start, 5),
				audience, session(start.plus(1, ChronoUnit.DAYS), 1));
	}

	private static String session(Instant start, int places) {
		return """
				{"title": {"de": "%1$s"}, "start": "%2$s", "end": "%3$s", "zone": "Europe/Berlin", "roomLimit": 50,
				 "venue": {"name": "%4$s", "street": "%1$s 10", "postcode": "04107", "city": "%1$s"},
				 "quotas": [{"name": {"de": "%4$s"}, "kind": "on_site", "places": %5$s, "waitingList": true}]}"""
			.formatted(WORD + "sräumlichkeiten", start, start.plus(2, ChronoUnit.HOURS), "Q".repeat(90), places);
	}

	/** A registration for these quotas. */
	JsonNode register(JsonNode event, String email, String... quotas) throws Exception {
		String body = """
				{"event": "%1$s", "quotas": ["%2$s"], "attendees": [{"name": "%3$s"}],
				 "contact": {"name": "%3$s", "email": "%4$s", "language": "de"}, "joinWaitingList": true}"""
			.formatted(event.path("id").asString(), String.join("\", \"", quotas), NAME, email);
		return created(this.api.send("POST", "/api/registrations", body,
				Map.of("Idempotency-Key", UUID.randomUUID().toString())));
	}

	static String quota(JsonNode event, int session) {
		return event.at("/sessions/" + session + "/quotas/0/id").asString();
	}

	private static JsonNode created(Api.Answer answer) {
		assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
		return answer.body();
	}

	private Map<String, String> organiser() throws Exception {
		return Map.of("Authorization", "Bearer " + this.api.token("organiser"), "Content-Type", "application/json");
	}

}
