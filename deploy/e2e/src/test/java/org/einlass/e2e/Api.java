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
public final class Api {

	static final String GATEWAY = "http://localhost:8080";

	private static final String KEYCLOAK = "http://localhost:8180";

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final String gateway;

	private final String keycloak;

	/** Of the local platform. */
	Api() {
		this(GATEWAY, KEYCLOAK);
	}

	/** Of a gateway and a Keycloak that are somewhere else. */
	public Api(String gateway, String keycloak) {
		this.gateway = gateway;
		this.keycloak = keycloak;
	}

	/** A bearer token of a local user; the password is the user name. */
	public String token(String user) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create(this.keycloak + "/realms/einlass/protocol/openid-connect/token"))
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
	public Answer send(String method, String path, String body, Map<String, String> headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.gateway + path))
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

	/** An answer and the JSON in it. */
	public record Answer(int status, String etag, JsonNode body) {
	}

}
