package org.einlass.e2e;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Properties;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The realm of the local platform, as its operator sets it. */
final class Realm {

	private static final String KEYCLOAK = "http://localhost:8180";

	private final HttpClient http = HttpClient.newHttpClient();

	/** Access tokens live so long; refresh tokens are good for one use or for several. */
	void tokens(int seconds, boolean once) throws IOException, InterruptedException {
		String settings = "{\"accessTokenLifespan\": %d, \"revokeRefreshToken\": %b, \"refreshTokenMaxReuse\": 0}"
			.formatted(seconds, once);
		HttpResponse<String> answer = this.http
			.send(request("/admin/realms/einlass", "application/json").header("Authorization", "Bearer " + operator())
				.PUT(HttpRequest.BodyPublishers.ofString(settings))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
	}

	private String operator() throws IOException, InterruptedException {
		String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + password();
		HttpResponse<String> answer = this.http
			.send(request("/realms/master/protocol/openid-connect/token", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.ofString());
		return new JsonMapper().readTree(answer.body()).path("access_token").asString();
	}

	private static String password() throws IOException {
		Properties secrets = new Properties();
		try (Reader file = Files
			.newBufferedReader(RunningPlatform.ROOT.resolve("deploy/e2e/target/data/secrets.properties"))) {
			secrets.load(file);
		}
		return secrets.getProperty("keycloak.admin");
	}

	private static HttpRequest.Builder request(String path, String type) {
		return HttpRequest.newBuilder(URI.create(KEYCLOAK + path)).header("Content-Type", type);
	}

}
