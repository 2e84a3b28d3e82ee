package org.einlass.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import tools.jackson.databind.json.JsonMapper;

/** Makes sure that the organisation of the local users exists. */
final class FirstOrganisation implements Part {

	private static final String ORGANISATION = """
			{"slug": "digitale-stadt", "name": "Digitale Stadt"}""";

	private static final int CREATED = 201;

	private static final int ALREADY_THERE = 409;

	private final Ports ports;

	FirstOrganisation(Ports ports) {
		this.ports = ports;
	}

	@Override
	public String name() {
		return "First organisation";
	}

	@Override
	public String where() {
		return "digitale-stadt";
	}

	@Override
	public void start() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.ports.catalog() + "/api/organisations"))
			.header("Authorization", "Bearer " + token())
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(ORGANISATION))
			.build();
		HttpResponse<String> answer = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != CREATED && answer.statusCode() != ALREADY_THERE) {
			throw new CannotStart("Creating the organisation digitale-stadt failed: the catalog-service answered "
					+ answer.statusCode() + " " + answer.body());
		}
	}

	private String token() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI
				.create("http://localhost:" + this.ports.keycloak() + "/realms/einlass/protocol/openid-connect/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("grant_type=password&client_id=einlass-cli&username=admin&password=admin"))
			.build();
		HttpResponse<String> answer = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new CannotStart(
					"The user admin cannot log in: Keycloak answered " + answer.statusCode() + " " + answer.body());
		}
		return new JsonMapper().readTree(answer.body()).path("access_token").asString();
	}

}
