package org.einlass.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP interface as a script uses it, through the gateway. */
final class Api {

	static final String GATEWAY = "http://localhost:8080";

	private static final String TOKENS = "http://localhost:8180/realms/einlass/protocol/openid-connect/token";

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	/** A bearer token of a local user; the password is the user name. */
	String token(String user) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(TOKENS))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("grant_type=password&client_id=einlass-cli&username=" + user + "&password=" + user))
			.build();
		return json(this.http.send(request, HttpResponse.BodyHandlers.ofString())).path("access_token").asString();
	}

	/**
	 * Sends a request and reads the JSON of the answer.
	 * @param headers such as {@code Authorization}
	 */
	Answer send(String method, String path, String body, Map<String, String> headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(GATEWAY + path))
			.timeout(Duration.ofSeconds(60))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body));
		headers.forEach(request::setHeader);
		HttpResponse<String> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		return new Answer(answer.statusCode(), answer.headers().firstValue("ETag").orElse(""), json(answer));
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
	}

	record Answer(int status, String etag, JsonNode body) {
	}

}
