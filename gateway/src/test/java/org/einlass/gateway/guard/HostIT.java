package org.einlass.gateway.guard;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostIT extends RunningGateway {

	@ParameterizedTest
	@ValueSource(strings = { "", "Host: einlass.example\r\nHost: evil.example\r\n",
			"Host: einlass.example\r\nhost: einlass.example\r\n", "Host: einlass.example, evil.example\r\n",
			"Host: \r\n", "Host: einlass.example/x\r\n", "Host: evil@einlass.example\r\n" })
	void aRequestNamesOneHost(String headers) throws IOException {
		for (String path : List.of("/", "/api/events", "/assets/einlass.css", "/login", "/nothing")) {
			assertThat(answer(path, headers)).as(path).startsWith("HTTP/1.1 400 ");
		}
		assertThat(CATALOG.seen()).isEmpty();
	}

	@Test
	void whichOneDoesNotMatter() throws IOException {
		for (String host : List.of("einlass.example", "localhost:8080", "[::1]:8080", "10.1.2.3")) {
			assertThat(answer("/api/events", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 200 ");
		}
	}

	private String answer(String path, String headers) throws IOException {
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(10_000);
			String request = "GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
