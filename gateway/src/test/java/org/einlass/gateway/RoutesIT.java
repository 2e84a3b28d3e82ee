package org.einlass.gateway;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoutesIT extends RunningGateway {

	@Test
	void healthIsTheGatewaysOwnAndTellsNothingElse() {
		assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
		assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
		HttpResponse<String> fromOutside = get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.9");
		assertThat(fromOutside.statusCode()).isNotEqualTo(200);
		assertThat(fromOutside.body()).doesNotContain("jvm_");
	}

	@Test
	void nobodyForgesWhereARequestComesFrom() {
		get("/api/mails", "X-Forwarded-For", "10.1.1.1", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "ftp",
				"Forwarded", "for=10.1.1.1");
		NOTIFICATION.last()
			.headers()
			.forEach((header) -> assertThat(header.getKey().toLowerCase(Locale.ROOT)).doesNotContain("forwarded"));
	}

	@Test
	void servicesGetAPlainLanguageAndTheChoiceIsRemembered() {
		HttpResponse<String> chosen = get("/api/mails?lang=en", "Accept-Language", "fr, de;q=0.5");
		assertThat(NOTIFICATION.last().header("Accept-Language")).isEqualTo("en");
		assertThat(header(chosen, "Set-Cookie")).contains("einlass-lang=en", "Path=/", "SameSite=Lax",
				"Max-Age=31536000");
		get("/api/mails", "Accept-Language", "fr, en-GB;q=0.5", "Cookie", "einlass-lang=de");
		assertThat(NOTIFICATION.last().header("Accept-Language")).isEqualTo("de");
	}

	@Test
	void everyAnswerCarriesTheSecurityHeaders() {
		NOTIFICATION.behave((name, request, response) -> response.header("X-Frame-Options", "ALLOWALL")
			.header("Content-Security-Policy", "default-src *")
			.send()
			.then());
		for (String path : new String[] { "/api/mails", "/", "/nothing", "/assets/einlass.css" }) {
			HttpResponse<String> response = get(path);
			assertThat(header(response, "Content-Security-Policy")).contains("default-src 'none'", "script-src 'self';",
					"form-action 'self' https://login.example;", "frame-ancestors 'none'");
			Map.of("X-Frame-Options", "DENY", "X-Content-Type-Options", "nosniff", "Referrer-Policy", "same-origin",
					"Cross-Origin-Opener-Policy", "same-origin")
				.forEach((name, value) -> assertThat(header(response, name)).isEqualTo(value));
			assertThat(header(response, "Permissions-Policy")).contains("camera=()");
			assertThat(header(response, "Strict-Transport-Security")).startsWith("max-age=31536000");
		}
	}

	@Test
	void onlyTheDoorMayUseTheCameraAndWebAssembly() {
		HttpResponse<String> door = get("/door/1", "Authorization", "Bearer own");
		assertThat(header(door, "Content-Security-Policy")).contains("script-src 'self' 'wasm-unsafe-eval';");
		assertThat(header(door, "Permissions-Policy")).contains("camera=(self)");
		assertThat(header(get("/doorway"), "Permissions-Policy")).contains("camera=()");
	}

	@Test
	void assetsComeCompressedAndAreKeptByNameOrByEtag() {
		HttpResponse<String> style = get("/assets/einlass.css", "Accept-Encoding", "gzip, br");
		assertThat(style.statusCode()).isEqualTo(200);
		assertThat(header(style, "Content-Encoding")).isIn("gzip", "br");
		assertThat(header(style, "Cache-Control")).contains("max-age=60");
		HttpResponse<String> again = get("/assets/einlass.css", "Accept-Encoding", "gzip, br", "If-None-Match",
				header(style, "ETag"));
		assertThat(again.statusCode()).isEqualTo(304);
		String plain = get("/assets/einlass.css").body();
		String font = plain.substring(plain.indexOf("/assets/hashed/"), plain.indexOf(".woff2") + 6);
		assertThat(header(get(font), "Cache-Control")).contains("immutable");
		assertThat(header(get(font), "Content-Type")).isEqualTo("font/woff2");
	}

}
