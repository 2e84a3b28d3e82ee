package org.einlass.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP interface of the services, as the local users use it. */
final class LocalApi {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Ports ports;

	LocalApi(Ports ports) {
		this.ports = ports;
	}

	/**
	 * Sends a request as a local user, whose password is the user name.
	 * @param good the statuses that are fine; any other cannot start the platform
	 * @return the JSON of the answer, an empty object if there is none
	 */
	JsonNode send(String user, String method, String path, String body, List<Integer> good)
			throws IOException, InterruptedException {
		return checked(method + " " + path, answer(user, method, path, body), good);
	}

	/**
	 * The same, but waits until the service has heard of what the path names: what
	 * another service published is on its way to it.
	 */
	void sendOnceKnown(String user, String method, String path, String body, List<Integer> good)
			throws IOException, InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		HttpResponse<String> answer = answer(user, method, path, body);
		while (answer.statusCode() == 404 && System.nanoTime() < deadline) {
			Thread.sleep(200);
			answer = answer(user, method, path, body);
		}
		checked(method + " " + path, answer, good);
	}

	private HttpResponse<String> answer(String user, String method, String path, String body)
			throws IOException, InterruptedException {
		int port = path.startsWith("/api/quotas/") ? this.ports.registration() : this.ports.catalog();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + token(user))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode checked(String call, HttpResponse<String> answer, List<Integer> good) {
		if (!good.contains(answer.statusCode())) {
			throw new CannotStart(call + " failed: the service answered " + answer.statusCode() + " " + answer.body());
		}
		return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
	}

	private String token(String user) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI
				.create("http://localhost:" + this.ports.keycloak() + "/realms/einlass/protocol/openid-connect/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("grant_type=password&client_id=einlass-cli&username=" + user + "&password=" + user))
			.build();
		HttpResponse<String> answer = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new CannotStart("The user " + user + " cannot log in: Keycloak answered " + answer.statusCode() + " "
					+ answer.body());
		}
		return JSON.readTree(answer.body()).path("access_token").asString();
	}

}
