package org.einlass.gateway.docs;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocsIT extends RunningGateway {

	@ParameterizedTest
	@ValueSource(strings = { "catalog", "registration", "notification" })
	void theDocumentOfAServiceIsReadAndDownloaded(String service) throws IOException {
		HttpResponse<String> file = get("/api/docs/" + service + ".yaml");
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(header(file, "Content-Type")).isEqualTo("application/yaml");
		assertThat(file.body())
			.isEqualTo(Files.readString(Path.of("..", service + "-service", "contracts", "openapi.yaml")));

		HttpResponse<String> page = get("/api/docs/" + service, "Accept", "text/html");
		assertThat(header(page, "Content-Type")).startsWith("text/html");
		Map<String, Map<String, ?>> document = new Yaml().load(file.body());
		assertThat(page.body()).contains("href=\"/api/docs/" + service + ".yaml\"", "aria-current=\"page\"");
		document.getOrDefault("paths", Map.of())
			.keySet()
			.forEach((path) -> assertThat(page.body()).contains("<code>" + path + "</code>"));
	}

	@Test
	void aPageIsNeverSentUnderAnotherName() {
		HttpResponse<String> refused = get("/api/docs", "Accept", "application/json");
		assertThat(refused.statusCode()).isEqualTo(406);
		assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void thePageLeadsToEachServiceInBothLanguages() {
		assertThat(get("/api/docs").body()).contains("<html lang=\"de\"", "Schnittstelle für Programme",
				"href=\"/api/docs/catalog\"", "href=\"/api/docs/registration\"", "href=\"/api/docs/notification\"");
		assertThat(get("/api/docs?lang=en").body()).contains("<html lang=\"en\"", "Interface for programs");
		assertThat(get("/api/docs/catalog", "Accept-Language", "en").body()).contains("Answers", "Not Found")
			.doesNotContain("Antworten");
	}

	@Test
	void browsersGetThePagePacked() {
		HttpResponse<String> packed = get("/api/docs/registration", "Accept-Encoding", "gzip, br");
		assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
		assertThat(header(packed, "Cache-Control")).contains("private");
		assertThat(Integer.parseInt(header(packed, "Content-Length"))).isLessThan(20_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/docs", "/api/docs/registration" })
	void thePagesNeedNoScriptAndNothingFromElsewhere(String path) {
		assertThat(get(path).body()).doesNotContain("<script", " style=", "<style", "src=\"http", "href=\"http");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/docs/gateway", "/api/docs/gateway.yaml", "/api/docs/..%2Fapplication.yaml" })
	void thereAreNoOtherDocuments(String path) {
		assertThat(get(path).statusCode()).isIn(400, 404);
	}

}
