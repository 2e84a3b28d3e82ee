package org.einlass.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

	private final Path loaded;

	private final Clock clock;

	/**
	 * A part that loads the content unless it was loaded into these data before.
	 * @param loaded a file that says so
	 */
	Demo(LocalApi api, Path loaded, Clock clock) {
		this.api = api;
		this.loaded = loaded;
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
		if (Files.exists(this.loaded)) {
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
		Files.writeString(this.loaded, this.clock.instant() + "\n");
	}

	private void found(JsonNode organisation) throws IOException, InterruptedException {
		this.api.send("admin", "POST", "/api/organisations", organisation.toString(), GOOD_OR_THERE);
		for (String user : List.of("owner", "organiser", "supervisor", "steward", "viewer")) {
			String member = "{\"email\": \"%s@example.org\", \"role\": \"%s\"}".formatted(user, user);
			this.api.send("admin", "POST", "/api/organisations/" + organisation.path("slug").asString() + "/members",
					member, GOOD_OR_THERE);
		}
	}

	private void publish(JsonNode entry, String programme) throws IOException, InterruptedException {
		JsonNode event = this.api.send("organiser", "POST", "/api/events", entry.path("event").toString(), GOOD);
		String path = "/api/events/" + event.path("id").asString();
		this.api.send("organiser", "POST", path + "/publish", "", GOOD);
		if (entry.path("programme").asBoolean(false)) {
			this.api.send("editor", "PUT", "/api/programmes/" + programme + "/events/" + event.path("id").asString(),
					"", GOOD);
		}
		if (entry.has("cancelled")) {
			this.api.send("organiser", "POST", path + "/cancel", entry.path("cancelled").toString(), GOOD);
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
