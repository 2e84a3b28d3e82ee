package org.einlass.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One gateway for all integration tests, between a plain HTTP client and stub services.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "logging.level.root=warn", "logging.structured.format.console=" })
public abstract class RunningGateway {

	protected static final StubService CATALOG = new StubService("catalog");

	protected static final StubService REGISTRATION = new StubService("registration");

	protected static final StubService NOTIFICATION = new StubService("notification");

	protected static final StubKeycloak KEYCLOAK = new StubKeycloak();

	/** What people type; tests reach the gateway at its own port. */
	protected static final String PUBLIC_URL = "https://einlass.example";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void stubs(DynamicPropertyRegistry properties) {
		properties.add("EINLASS_PUBLIC_URL", () -> PUBLIC_URL);
		properties.add("EINLASS_ISSUER", () -> StubKeycloak.ISSUER);
		properties.add("EINLASS_KEYCLOAK_URL", KEYCLOAK::url);
		properties.add("EINLASS_GATEWAY_SECRET", () -> "secret");
		properties.add("EINLASS_CATALOG_URL", CATALOG::url);
		properties.add("EINLASS_REGISTRATION_URL", REGISTRATION::url);
		properties.add("EINLASS_NOTIFICATION_URL", NOTIFICATION::url);
	}

	@BeforeEach
	void forgetWhatWasSeen() {
		CATALOG.reset();
		REGISTRATION.reset();
		NOTIFICATION.reset();
	}

	/** A request to the gateway; {@code headers} are names and values in turn. */
	protected HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	protected HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers));
	}

	protected HttpResponse<String> post(String path, String body, String... headers) {
		return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	protected HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("No answer from the gateway", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	protected int port() {
		return this.port;
	}

	protected HttpClient client() {
		return this.client;
	}

	protected static String header(HttpResponse<?> response, String name) {
		return String.join(", ", response.headers().allValues(name));
	}

	/** Logs in, and gives the session as a cookie. */
	protected String login(int lifetimeSeconds) {
		HttpResponse<String> begun = get("/oauth2/authorization/keycloak");
		return cookie(comeBack(cookie(begun), query(location(begun)), lifetimeSeconds));
	}

	/** Comes back from Keycloak with a code. */
	protected HttpResponse<String> comeBack(String session, MultiValueMap<String, String> asked, int lifetimeSeconds) {
		KEYCLOAK.expect(String.valueOf(asked.getFirst("nonce")), lifetimeSeconds);
		String state = UriUtils.encode(String.valueOf(asked.getFirst("state")), UTF_8);
		return get("/login/oauth2/code/keycloak?code=c&state=" + state, "Cookie", session);
	}

	protected static String cookie(HttpResponse<?> response) {
		return header(response, "Set-Cookie").split(";")[0];
	}

	protected static URI location(HttpResponse<?> response) {
		return URI.create(header(response, "Location"));
	}

	protected static MultiValueMap<String, String> query(URI uri) {
		MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
		UriComponentsBuilder.fromUri(uri)
			.build()
			.getQueryParams()
			.toSingleValueMap()
			.forEach((name, value) -> decoded.add(name, UriUtils.decode(value, UTF_8)));
		return decoded;
	}

}
