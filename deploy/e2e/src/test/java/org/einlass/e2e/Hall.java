package org.einlass.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An evening whose door is open, and its tickets. */
final class Hall {

	private static final int AT_ONCE = 10;

	private final Api api = new Api();

	private final String event;

	private final String session;

	private final String quota;

	private int named;

	private Hall(JsonNode event) {
		this.event = event.path("id").asString();
		this.session = event.at("/sessions/0/id").asString();
		this.quota = event.at("/sessions/0/quotas/0/id").asString();
	}

	/** A ticket: its guest's name is on the screen once it was read. */
	record Ticket(String name, String code) {
	}

	/**
	 * Opens a hall for so many persons; {@code limit} is how many may be inside at once.
	 */
	static Hall open(String title, int places, int limit) throws Exception {
		Api api = new Api();
		Instant start = Instant.now().plus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
		Api.Answer made = api.send("POST", "/api/events", """
				{"organisation": "digitale-stadt", "title": {"de": "%s"}, "format": "on_site",
				 "signUp": {"kind": "here", "maxAttendees": 10, "audience": {"level": "guest"},
				            "requireConfirmation": false},
				 "sessions": [{"start": "%s", "end": "%s", "zone": "Europe/Berlin", "roomLimit": %d,
				   "venue": {"name": "Kuppelsaal", "street": "Augustusplatz 9", "postcode": "04109", "city": "Leipzig"},
				   "quotas": [{"name": {"de": "Vor Ort"}, "kind": "on_site", "places": %d}]}]}
				""".formatted(title, start, start.plus(2, ChronoUnit.HOURS), limit, places), organiser(api));
		assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
		Hall hall = new Hall(made.body());
		api.send("POST", "/api/events/" + hall.event + "/publish", "{}", organiser(api));
		Awaitility.await("sign-up is open soon after publication")
			.atMost(Duration.ofSeconds(30))
			.until(() -> api.send("GET", "/api/sessions/" + hall.session, "", Map.of()).status() == 200);
		return hall;
	}

	private static Map<String, String> organiser(Api api) throws IOException, InterruptedException {
		return Map.of("Authorization", "Bearer " + api.token("organiser"));
	}

	String door() {
		return "/door/" + this.session;
	}

	String list() {
		return "/sessions/" + this.session + "/registrations";
	}

	/** Signs guests up; each has a name of its own. */
	List<Ticket> tickets(int count) throws Exception {
		List<Ticket> tickets = new ArrayList<>();
		while (tickets.size() < count) {
			tickets.addAll(signUp(Math.min(AT_ONCE, count - tickets.size())));
		}
		return tickets;
	}

	Ticket ticket() throws Exception {
		return tickets(1).getFirst();
	}

	private List<Ticket> signUp(int guests) throws Exception {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < guests; i++) {
			names.add("Gast " + (100 + this.named++));
		}
		String attendees = String.join(",", names.stream().map((name) -> "{\"name\": \"" + name + "\"}").toList());
		Api.Answer answer = this.api.send("POST", "/api/registrations", """
				{"event": "%s", "quotas": ["%s"], "attendees": [%s],
				 "contact": {"name": "Gast", "email": "%s@example.org", "language": "de"}}
				""".formatted(this.event, this.quota, attendees, UUID.randomUUID()), Map.of());
		assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
		List<Ticket> tickets = new ArrayList<>();
		for (JsonNode attendee : answer.body().path("attendees")) {
			tickets.add(new Ticket(attendee.path("name").asString(), attendee.path("code").asString()));
		}
		return tickets;
	}

	/** How many are inside, as the server counts. */
	int inside() throws Exception {
		return this.api.send("GET", "/api/sessions/" + this.session + "/attendance", "", organiser(this.api))
			.body()
			.path("inside")
			.asInt();
	}

}
