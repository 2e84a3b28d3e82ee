package org.einlass.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keycloak's token endpoint and registration-service's recipients. Knows every
 * registration: its contact is {@code <id>@example.org}.
 */
public final class RegistrationStub implements AutoCloseable {

	/** The name of every contact, which must not appear anywhere but in mails. */
	public static final String NAME = "Ada Vertraulich";

	/** Unsubscribes any registration. */
	public static final String UNSUBSCRIBE_KEY = "unsubscribe-key";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private final DisposableServer server = HttpServer.create()
		.host("localhost")
		.route((routes) -> routes.post("/token", RegistrationStub::token)
			.post("/internal/recipients", this::recipients)
			.post("/internal/unsubscribe-keys", RegistrationStub::unsubscribeKeys))
		.bindNow();

	public String url() {
		return "http://localhost:" + this.server.port();
	}

	public void forget(UUID registration) {
		this.gone.add(registration.toString());
	}

	public static String address(UUID registration) {
		return registration + "@example.org";
	}

	private static Mono<Void> token(HttpServerRequest request, HttpServerResponse response) {
		return response.header("Content-Type", "application/json")
			.sendString(Mono.just("{\"access_token\":\"mailer-token\",\"token_type\":\"Bearer\",\"expires_in\":300}"))
			.then();
	}

	private Mono<Void> recipients(HttpServerRequest request, HttpServerResponse response) {
		return toTheMailer(request, response, this::answer);
	}

	private static Mono<Void> unsubscribeKeys(HttpServerRequest request, HttpServerResponse response) {
		return toTheMailer(request, response, (question) -> JSON
			.writeValueAsString(Map.of("valid", question.get("key").asString().equals(UNSUBSCRIBE_KEY))));
	}

	private static Mono<Void> toTheMailer(HttpServerRequest request, HttpServerResponse response,
			Function<JsonNode, String> answer) {
		if (!"Bearer mailer-token".equals(request.requestHeaders().get("Authorization"))) {
			return response.status(401).send();
		}
		return request.receive()
			.aggregate()
			.asString()
			.flatMap((body) -> response.header("Content-Type", "application/json")
				.sendString(Mono.just(answer.apply(JSON.readTree(body))))
				.then());
	}

	private String answer(JsonNode question) {
		List<Object> recipients = new ArrayList<>();
		for (JsonNode item : question.get("items")) {
			String id = item.get("registration").asString();
			recipients.add(this.gone.contains(id) ? Map.of("registration", id, "gone", true) : recipient(id));
		}
		return JSON.writeValueAsString(Map.of("items", recipients));
	}

	private static Map<String, Object> recipient(String id) {
		Map<String, String> links = Map.of("manage", "http://localhost:8080/registrations/" + id + "?key=manage-key",
				"confirm", "http://localhost:8080/registrations/" + id + "/confirm?code=87654321", "unsubscribe",
				"http://localhost:8080/mails/unsubscribe?registration=" + id + "&key=" + UNSUBSCRIBE_KEY);
		return Map.of("registration", id, "email", address(UUID.fromString(id)), "name", NAME, "language", "de",
				"reference", "K7QX-3MPD", "links", links, "code", "87654321", "tickets", List.of(Map.of("id",
						UUID.randomUUID(), "reference", "K7QX-3MPD-1", "name", NAME, "code", "EIN1:SECRET")));
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
