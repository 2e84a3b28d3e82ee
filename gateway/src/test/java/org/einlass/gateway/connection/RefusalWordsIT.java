package org.einlass.gateway.connection;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** No refusal is a white page. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalWordsIT extends RunningGateway {

	@AfterEach
	void oneGroup() {
		KEYCLOAK.putInto(List.of());
	}

	@Test
	void aMemberOfTwoHundredOrganisationsIsServed() {
		KEYCLOAK.putInto(IntStream.range(0, 200)
			.mapToObj((i) -> "/organisations/amt-fuer-versuche-und-lange-namen-der-buergerbeteiligung-%03d/organiser"
				.formatted(i))
			.toList());
		String session = login(300);
		assertThat(get("/api/mails", "Cookie", session).statusCode()).isEqualTo(200);
		String token = String.valueOf(NOTIFICATION.last().header("Authorization"));
		assertThat(token).hasSizeGreaterThan(20_000);
		assertThat(get("/api/mails", "Authorization", token).statusCode()).isEqualTo(200);
		assertThat(get("/login/state", "Cookie", session).body()).contains("manage");
	}

	@Test
	void tooManyHeadersAreRefusedInWords() {
		String large = "x".repeat(70_000);
		HttpResponse<String> page = get("/events/1", "Accept", "text/html", "Accept-Language", "en", "X-Large", large);
		assertThat(page.statusCode()).isEqualTo(431);
		assertThat(page.body()).contains("Too many header data", "<html lang=\"en\"");
		HttpResponse<String> problem = get("/api/events", "X-Large", large);
		assertThat(problem.statusCode()).isEqualTo(431);
		assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(problem.body()).contains("\"code\":\"headers-too-large\"");
		HttpResponse<String> vast = get("/events/1", "Accept", "text/html", "X-Large", "x".repeat(200_000));
		assertThat(vast.statusCode()).isEqualTo(431);
		assertThat(vast.body()).contains("Zu viele Kopfdaten");
	}

	@Test
	void anAddressThatIsTooLongIsRefusedInWords() {
		HttpResponse<String> page = get("/events/" + "x".repeat(20_000), "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(414);
		assertThat(page.body()).contains("Adresse zu lang");
	}

	@Test
	void strangeAddressesAreRefusedInWords() {
		for (String path : List.of("/events/a%3Bb", "/events/a%2Fb", "/events/a%00b", "/events/a%0Ab", "/events/a%5Cb",
				"/events/a?b%00c=d", "/sign-up/a%3Bb", "/manage/a%2Fb")) {
			HttpResponse<String> page = get(path, "Accept", "text/html", "Accept-Language", "en");
			assertThat(page.statusCode()).as(path).isIn(400, 404);
			assertThat(page.body()).as(path).containsAnyOf("The request cannot be read", "Not found");
			HttpResponse<String> problem = get("/api" + path);
			assertThat(problem.statusCode()).as(path).isIn(400, 404);
			assertThat(header(problem, "Content-Type")).as(path).isEqualTo("application/problem+json");
		}
	}

	/** Strangers must not fill the log, nor put addresses of visitors into it. */
	@Test
	void whatCannotBeReadIsNotInTheLog(CapturedOutput log) {
		assertThat(raw("GET /registrations/1?key=secret HTTP/1.1\r\nX-Broken: a\u0000b")).startsWith("HTTP/1.1 400");
		assertThat(log.getAll()).doesNotContain("Decoding failed");
	}

	@Test
	void whatIsNoAddressAtAllIsRefusedInWords() {
		for (String line : List.of("GET /events/a|b HTTP/1.1", "GET /events/%zz HTTP/1.1",
				"GET /events?q={ HTTP/1.1")) {
			assertThat(raw(line)).as(line).startsWith("HTTP/1.1 400").contains("The request cannot be read");
		}
	}

	private String raw(String line) {
		String request = line + "\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: en\r\n"
				+ "Connection: close\r\n\r\n";
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
