package org.einlass.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.einlass.catalog.organisation.Organisation;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls the service as an organiser of {@code digitale-stadt}, or as someone else. */
@Lazy
public class Api {

	public static final String ORGANISER = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER).bearer();

	/** An organiser of another organisation. */
	public static final String OTHER = TestTokens.of("other").in("stadtbibliothek", Role.ORGANISER).bearer();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final WebTestClient client;

	Api(WebTestClient client, Organisations organisations) {
		this.client = client;
		organisations.add(new Organisation("digitale-stadt", "Digitale Stadt")).block();
		organisations.add(new Organisation("stadtbibliothek", "Stadtbibliothek")).block();
	}

	/** The draft of the API examples. */
	public static ObjectNode draft() {
		return (ObjectNode) JSON.readTree(resource("/digitalsprechstunde.json"));
	}

	public static String resource(String name) {
		try (InputStream content = Objects.requireNonNull(Api.class.getResourceAsStream(name), name)) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** A draft of the organiser, as the service answered. */
	public JsonNode created() {
		return created(draft());
	}

	public JsonNode created(JsonNode draft) {
		return json(call(HttpMethod.POST, "/api/events", draft).expectStatus().isCreated());
	}

	/** A published event of the organiser. */
	public JsonNode published() {
		return published(draft());
	}

	public JsonNode published(JsonNode draft) {
		return json(
				call(HttpMethod.POST, "/api/events/" + id(created(draft)) + "/publish", null).expectStatus().isOk());
	}

	public static String id(JsonNode event) {
		return event.path("id").asString();
	}

	/** As the organiser. */
	public WebTestClient.ResponseSpec call(HttpMethod method, String path, @Nullable Object body) {
		return call(ORGANISER, method, path, body);
	}

	/** As whoever has this token, or as a guest. */
	public WebTestClient.ResponseSpec call(@Nullable String token, HttpMethod method, String path,
			@Nullable Object body) {
		WebTestClient.RequestBodySpec request = request(token, method, path);
		if (body == null) {
			return request.exchange();
		}
		return request.contentType(MediaType.APPLICATION_JSON).bodyValue(body.toString()).exchange();
	}

	public WebTestClient.RequestBodySpec request(@Nullable String token, HttpMethod method, String path) {
		WebTestClient.RequestBodySpec request = this.client.method(method).uri(path);
		return (token != null) ? request.header(HttpHeaders.AUTHORIZATION, token) : request;
	}

	/** The tag of what a guest reads there. */
	public String tag(String path) {
		return Objects.requireNonNull(call(null, HttpMethod.GET, path, null).expectBody(Void.class)
			.returnResult()
			.getResponseHeaders()
			.getETag());
	}

	/** With an address that is encoded already. */
	public WebTestClient.ResponseSpec raw(@Nullable String token, String address) {
		WebTestClient.RequestHeadersSpec<?> request = this.client.get()
			.uri((builder) -> URI.create(builder.build() + address));
		return ((token != null) ? request.header(HttpHeaders.AUTHORIZATION, token) : request).exchange();
	}

	/** As the organiser, who read this version. */
	public WebTestClient.ResponseSpec change(JsonNode event, Object body) {
		return request(ORGANISER, HttpMethod.PUT, "/api/events/" + id(event))
			.header(HttpHeaders.IF_MATCH, "\"" + event.path("version").asInt() + "\"")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body.toString())
			.exchange();
	}

	public static JsonNode json(WebTestClient.ResponseSpec answer) {
		return JSON.readTree(Objects.requireNonNull(answer.expectBody(byte[].class).returnResult().getResponseBody()));
	}

}
