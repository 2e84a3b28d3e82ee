package org.einlass.load;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The platform that {@code deploy/up} has started on this machine. */
final class Target {

	static final String GATEWAY = System.getProperty("gateway", "http://localhost:8080");

	static final int CLIENTS = Integer.getInteger("clients", 64);

	static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 20));

	static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("seconds", 30));

	private static final String KEYCLOAK = System.getProperty("keycloak", "http://localhost:8180");

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private Target() {
	}

	/** A bearer token of a local user; the password is the user name. */
	static String token(String user) {
		return JSON
			.readTree(answer(
					HttpRequest.newBuilder(URI.create(KEYCLOAK + "/realms/einlass/protocol/openid-connect/token"))
						.header("Content-Type", "application/x-www-form-urlencoded")
						.POST(HttpRequest.BodyPublishers.ofString(
								"grant_type=password&client_id=einlass-cli&username=" + user + "&password=" + user)))
				.body())
			.path("access_token")
			.asString();
	}

	/**
	 * A published event with one session that begins in 20 minutes.
	 * @param places of its only quota
	 */
	static Hall hall(String title, int places, boolean confirmation) {
		return hall(title, places, confirmation, Instant.now().plus(20, ChronoUnit.MINUTES));
	}

	static Hall hall(String title, int places, boolean confirmation, Instant begin) {
		String organiser = token("organiser");
		Instant start = begin.truncatedTo(ChronoUnit.MINUTES);
		JsonNode event = JSON.readTree(post("/api/events", organiser, """
				{"organisation": "digitale-stadt", "title": {"de": "%s"}, "format": "on_site", "visibility": "public",
				 "signUp": {"kind": "here", "maxAttendees": 10, "onePerPerson": "event", "audience": {"level": "guest"},
				            "requireConfirmation": %s},
				 "sessions": [{"start": "%s", "end": "%s", "zone": "Europe/Berlin", "venue": {"name": "Stadthalle"},
				               "quotas": [{"name": {"de": "Vor Ort"}, "kind": "on_site", "places": %d}]}]}
				""".formatted(title, confirmation, start, start.plus(4, ChronoUnit.HOURS), places)));
		String id = event.path("id").asString();
		post("/api/events/" + id + "/publish", organiser, "{}");
		Hall hall = new Hall(id, event.path("slug").asString(), event.at("/sessions/0/id").asString(),
				event.at("/sessions/0/quotas/0/id").asString());
		awaitSignUp(hall);
		return hall;
	}

	/** Moves the hall's session, as an organiser would in the editor. */
	static void move(Hall hall, Instant start) {
		String organiser = token("organiser");
		URI event = URI.create(GATEWAY + "/api/events/" + hall.event());
		HttpResponse<String> known = answer(
				HttpRequest.newBuilder(event).header("Authorization", "Bearer " + organiser));
		ObjectNode document = (ObjectNode) JSON.readTree(known.body());
		((ObjectNode) document.at("/sessions/0")).put("start", start.toString())
			.put("end", start.plus(4, ChronoUnit.HOURS).toString());
		answer(HttpRequest.newBuilder(event)
			.header("Authorization", "Bearer " + organiser)
			.header("Content-Type", "application/json")
			.header("If-Match", known.headers().firstValue("ETag").orElseThrow())
			.PUT(HttpRequest.BodyPublishers.ofString(document.toString())));
	}

	private static void awaitSignUp(Hall hall) {
		Instant deadline = Instant.now().plusSeconds(20);
		while (status("/api/sessions/" + hall.session()) != 200) {
			if (Instant.now().isAfter(deadline)) {
				throw new IllegalStateException("The sign-up did not open within 20 s");
			}
			Thread.onSpinWait();
		}
	}

	private static int status(String path) {
		try {
			return HTTP
				.send(HttpRequest.newBuilder(URI.create(GATEWAY + path)).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException | InterruptedException failed) {
			throw new IllegalStateException("No answer: is deploy/up running?", failed);
		}
	}

	static String post(String path, String token, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(GATEWAY + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		return answer(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).body();
	}

	private static HttpResponse<String> answer(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new IllegalStateException(answer.statusCode() + " " + answer.body());
			}
			return answer;
		}
		catch (IOException | InterruptedException failed) {
			throw new IllegalStateException("No answer: is deploy/up running?", failed);
		}
	}

	/** A service's database, as its service sees it, such as {@code registration}. */
	static Connection database(String service) throws SQLException, IOException {
		return database(service, service);
	}

	/** The same, as the user who may change tables ({@code catalog_owner}). */
	static Connection database(String service, String user) throws SQLException, IOException {
		Properties secrets = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of(System.getProperty("secrets")))) {
			secrets.load(reader);
		}
		return DriverManager.getConnection("jdbc:postgresql://localhost:5433/" + service, user,
				secrets.getProperty("postgresql." + user));
	}

	/** Where everybody wants to go. */
	record Hall(String event, String slug, String session, String quota) {
	}

}
