package org.einlass.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.test.TestTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone who uses the API of a running service. */
public final class Citizen {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final WebTestClient client;

	private final @Nullable String token;

	public Citizen(WebTestClient client, @Nullable String token) {
		this.client = client.mutate().responseTimeout(Duration.ofSeconds(30)).build();
		this.token = token;
	}

	/** A guest of the service at this port. */
	public static Citizen guest(int port) {
		return at(port, null);
	}

	/** Somebody who is logged in. */
	public static Citizen holding(int port, TestTokens token) {
		return at(port, token.bearer());
	}

	private static Citizen at(int port, @Nullable String token) {
		return new Citizen(WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build(), token);
	}

	/** Tells an event and waits until the service knows it as told. */
	public Citizen hears(EventFixture event, KafkaTemplate<String, byte[]> kafka, String type) {
		event.tell(kafka, type);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> get("/api/sessions/" + event.session, null).status() == 200);
		return this;
	}

	public Answer signUp(EventFixture event, String email, String... names) {
		return signUp(request(event, email, names), null);
	}

	public Answer signUp(Map<String, ?> request, @Nullable UUID key) {
		WebTestClient.RequestBodySpec post = this.client.post().uri("/api/registrations");
		if (key != null) {
			post.header("Idempotency-Key", key.toString());
		}
		return exchange(post, request);
	}

	public static Map<String, Object> request(EventFixture event, String email, String... names) {
		List<Map<String, String>> attendees = new ArrayList<>();
		for (String name : names) {
			attendees.add(Map.of("name", name));
		}
		return new java.util.HashMap<>(Map.of("event", event.id, "quotas", List.of(event.quota), "attendees", attendees,
				"contact", Map.of("name", "Ada Example", "email", email, "language", "de")));
	}

	public Answer get(String path, @Nullable String key) {
		WebTestClient.RequestHeadersSpec<?> get = this.client.get().uri(path);
		header(get, key);
		return answer(get.exchange());
	}

	public Answer post(String path, Object body, @Nullable String key) {
		WebTestClient.RequestBodySpec post = this.client.post().uri(path);
		if (key != null) {
			post.header("Einlass-Key", key);
		}
		return exchange(post, body);
	}

	public Answer put(String path, Object body, @Nullable String key) {
		WebTestClient.RequestBodySpec put = this.client.put().uri(path);
		if (key != null) {
			put.header("Einlass-Key", key);
		}
		return exchange(put, body);
	}

	public Answer confirm(Answer held, LinkKeys keys) {
		return confirm(held, keys, 1);
	}

	public Answer confirm(Answer held, LinkKeys keys, int codeVersion) {
		return post("/api/registrations/" + held.id() + "/confirm",
				Map.of("code", keys.confirmationCode(held.id(), codeVersion)), null);
	}

	private Answer exchange(WebTestClient.RequestBodySpec request, Object body) {
		header(request, null);
		return answer(request.bodyValue(body).exchange());
	}

	private void header(WebTestClient.RequestHeadersSpec<?> request, @Nullable String key) {
		if (this.token != null) {
			request.header("Authorization", this.token);
		}
		if (key != null) {
			request.header("Einlass-Key", key);
		}
	}

	private static Answer answer(WebTestClient.ResponseSpec response) {
		EntityExchangeResult<byte[]> result = response.expectBody().returnResult();
		byte[] body = result.getResponseBody();
		return new Answer(result.getStatus().value(), JSON.readTree((body != null) ? body : new byte[] { '{', '}' }));
	}

	/** What the service answered. */
	public record Answer(int status, JsonNode body) {

		public UUID id() {
			return UUID.fromString(text("id"));
		}

		public String path() {
			return "/api/registrations/" + text("id");
		}

		public String key() {
			return text("manageKey");
		}

		public String text(String member) {
			return this.body.path(member).asString();
		}

		/** The code of a refusal, else the status of a registration. */
		public String word() {
			return this.body.has("code") ? text("code") : text("status");
		}

	}

}
