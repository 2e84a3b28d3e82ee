package org.einlass.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What an organiser does before and after the event, by script. */
final class Desk {

	/** Real input, beside the project or where {@code EINLASS_SHARED_DATA} says. */
	private static final Path REAL_CALENDAR = RunningPlatform.ROOT
		.resolve(System.getenv().getOrDefault("EINLASS_SHARED_DATA", "../shared/data"))
		.resolve("beelitz.ics");

	private static final String SMALL_CALENDAR = """
			BEGIN:VCALENDAR\r
			VERSION:2.0\r
			PRODID:-//Einlass//journey//DE\r
			BEGIN:VEVENT\r
			UID:journey@example.org\r
			DTSTART:20990618T160000Z\r
			DTEND:20990618T180000Z\r
			SUMMARY:Lesung am Kamin\r
			LOCATION:Stadtbibliothek\r
			END:VEVENT\r
			END:VCALENDAR\r
			""";

	private static final JsonMapper JSON = new JsonMapper();

	private final Api api = new Api();

	/**
	 * Imports the real calendar, or a small one, beside the demo's events; the id of its
	 * first event. Nobody knows yet how one signs up for what was imported.
	 */
	String importCalendar() throws Exception {
		boolean real = Files.isReadable(REAL_CALENDAR);
		if (!real) {
			System.out.println("The real calendar is not here; the journey begins with a small one.");
		}
		String calendar = real ? Files.readString(REAL_CALENDAR) : SMALL_CALENDAR;
		Map<String, String> headers = organiser("text/calendar");
		String path = "/api/imports?organisation=digitale-stadt";
		Api.Answer first = this.api.send("POST", path, calendar, headers);
		assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
		assertThat(first.body().path("created").asInt()).isEqualTo(real ? 106 : 1);
		Api.Answer again = this.api.send("POST", path, calendar, headers);
		assertThat(again.body().path("unchanged").asInt()).isEqualTo(real ? 106 : 1);
		JsonNode list = this.api
			.send("GET", "/api/events?limit=1&from=2026-01-01&q=" + (real ? "beelitz" : "kamin"), "", Map.of())
			.body();
		assertThat(list.at("/items/0/signUp/kind").asString()).isEqualTo("unknown");
		return list.at("/items/0/id").asString();
	}

	/**
	 * Gives an event of the calendar a sign-up and so many places, in an hour from now.
	 */
	JsonNode givePlaces(String id, int places) throws Exception {
		Api.Answer read = this.api.send("GET", "/api/events/" + id, "", organiser("application/json"));
		ObjectNode document = (ObjectNode) read.body();
		document.set("signUp", object("{\"kind\": \"here\", \"audience\": {\"level\": \"guest\"}}"));
		ObjectNode session = (ObjectNode) document.at("/sessions/0");
		Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
		session.put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		session.put("allDay", false);
		ArrayNode quotas = JsonNodeFactory.instance.arrayNode();
		quotas
			.add(object("{\"name\": {\"de\": \"Vor Ort\"}, \"kind\": \"on_site\", \"waitingList\": false, \"places\": "
					+ places + "}"));
		session.set("quotas", quotas);
		Map<String, String> headers = new HashMap<>(organiser("application/json"));
		headers.put("If-Match", read.etag());
		Api.Answer changed = this.api.send("PUT", "/api/events/" + id, document.toString(), headers);
		assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
		return changed.body();
	}

	private static ObjectNode object(String json) {
		return (ObjectNode) JSON.readTree(json);
	}

	private Map<String, String> organiser(String type) throws Exception {
		return Map.of("Authorization", "Bearer " + this.api.token("organiser"), "Content-Type", type);
	}

	void awaitSignUp(String session) {
		Awaitility.await("sign-up is open soon after publication")
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.api.send("GET", "/api/sessions/" + session, "", Map.of()).status() == 200);
	}

	JsonNode attendance(String session) throws Exception {
		return this.api.send("GET", "/api/sessions/" + session + "/attendance", "", organiser("application/json"))
			.body();
	}

}
