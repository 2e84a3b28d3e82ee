package org.einlass.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three organisations of a city, one programme and a dozen events, loaded once through
 * the HTTP interface as people would enter them. The content is
 * {@code demo/content.json}.
 */
final class Demo implements Part {

	private static final List<Integer> GOOD = List.of(200, 201, 204);

	private static final List<Integer> GOOD_OR_THERE = List.of(200, 201, 204, 409);

	private final LocalApi api;

	private final DemoProgress progress;

	private final Clock clock;

	/**
	 * A part that loads what of the content is not there yet.
	 */
	Demo(LocalApi api, DemoProgress progress, Clock clock) {
		this.api = api;
		this.progress = progress;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "Demo content";
	}

	@Override
	public String where() {
		return "3 organisations, 1 programme, 12 events";
	}

	@Override
	public void start() throws IOException, InterruptedException {
		if (this.progress.isComplete()) {
			return;
		}
		JsonNode content = new JsonMapper().readTree(new DemoTimes(this.clock.instant()).applyTo(text()));
		for (JsonNode organisation : content.path("organisations")) {
			found(organisation);
		}
		JsonNode programme = content.path("programme");
		this.api.send("editor", "POST", "/api/programmes", programme.toString(), GOOD_OR_THERE);
		for (JsonNode entry : content.path("events")) {
			publish(entry, programme.path("slug").asString());
		}
		this.progress.complete(this.clock.instant());
	}

	private void found(JsonNode organisation) throws IOException, InterruptedException {
		this.api.send("admin", "POST", "/api/organisations", organisation.toString(), GOOD_OR_THERE);
		for (String user : List.of("owner", "organiser", "supervisor", "steward", "viewer")) {
			String member = "{\"email\": \"%s@example.org\", \"role\": \"%s\"}".formatted(user, user);
			this.api.send("admin", "POST", "/api/organisations/" + organisation.path("slug").asString() + "/members",
					member, GOOD_OR_THERE);
		}
	}

	/** What a start before this one had begun is finished, not begun again. */
	private void publish(JsonNode entry, String programme) throws IOException, InterruptedException {
		JsonNode event = drafted(entry);
		String path = "/api/events/" + event.path("id").asString();
		if (event.path("status").asString().equals("draft")) {
			this.api.send("organiser", "POST", path + "/publish", "", GOOD);
		}
		if (entry.path("programme").asBoolean(false)) {
			this.api.send("editor", "PUT", "/api/programmes/" + programme + "/events/" + event.path("id").asString(),
					"", GOOD);
		}
		if (entry.has("accessCodes")) {
			codes(event, entry.path("accessCodes"));
		}
		if (entry.has("cancelled")) {
			this.api.send("organiser", "POST", path + "/cancel", entry.path("cancelled").toString(), GOOD);
		}
	}

	private JsonNode drafted(JsonNode entry) throws IOException, InterruptedException {
		String title = entry.at("/event/title/de").asString();
		String known = this.progress.idOf(title);
		if (known != null) {
			return this.api.send("organiser", "GET", "/api/events/" + known, "", GOOD);
		}
		JsonNode event = this.api.send("organiser", "POST", "/api/events", entry.path("event").toString(), GOOD);
		this.progress.add(title, event.path("id").asString());
		return event;
	}

	/** Puts the codes on the quotas that only a code opens. */
	private void codes(JsonNode event, JsonNode codes) throws IOException, InterruptedException {
		String ofAll = event.at("/signUp/audience/level").asString();
		for (JsonNode session : event.path("sessions")) {
			for (JsonNode quota : session.path("quotas")) {
				if (quota.at("/audience/level").asString(ofAll).equals("code")) {
					this.api.sendOnceKnown("organiser", "PUT",
							"/api/quotas/" + quota.path("id").asString() + "/access-codes",
							new JsonMapper().createObjectNode().set("codes", codes).toString(), GOOD);
				}
			}
		}
	}

	private static String text() throws IOException {
		try (InputStream file = Demo.class.getResourceAsStream("/demo/content.json")) {
			if (file == null) {
				throw new IOException("The demo content is missing from the jar");
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
