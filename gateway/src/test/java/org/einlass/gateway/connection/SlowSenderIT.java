package org.einlass.gateway.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nobody keeps a connection by sending nothing, or hardly anything. */
@TestPropertySource(properties = { "einlass.connections.head=400ms", "einlass.connections.body-pause=400ms",
		"einlass.connections.body=1500ms", "einlass.connections.most-per-client=8", "server.netty.idle-timeout=600ms",
		"einlass.trusted-proxies=" })
class SlowSenderIT extends RunningGateway {

	private static final String GET = "GET /api/mails HTTP/1.1\r\nHost: localhost\r\n";

	private static final String POST = "POST /api/mails HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";

	@Test
	void aSilentConnectionIsClosed() throws IOException {
		try (Socket socket = connect()) {
			assertThat(rest(socket)).isEmpty();
		}
	}

	@Test
	void halfAHeaderIsClosed() throws IOException {
		try (Socket socket = connect()) {
			write(socket, GET);
			assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
		}
	}

	@Test
	void aHeaderThatComesLetterByLetterIsClosed() throws IOException {
		try (Socket socket = connect()) {
			write(socket, GET + "X-Slow: ");
			assertThat(trickle(socket)).startsWith("HTTP/1.1 408 ");
		}
	}

	@Test
	void soIsTheSecondRequestOfAConnection() throws IOException {
		try (Socket socket = connect()) {
			write(socket, GET + "\r\n");
			assertThat(socket.getInputStream().read()).isEqualTo('H');
			write(socket, GET + "X-Slow: ");
			assertThat(trickle(socket)).contains("HTTP/1.1 408 ");
		}
	}

	@Test
	void aConnectionThatIsKeptIsClosedWhenItIsNotUsed() throws IOException {
		try (Socket socket = connect()) {
			write(socket, GET + "\r\n");
			assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").endsWith("notification");
		}
	}

	@Test
	void aBodyThatStopsIsClosed() throws IOException {
		try (Socket socket = connect()) {
			write(socket, POST + "ten bytes.");
			assertThat(rest(socket)).doesNotContain(" 200 ");
			assertThat(NOTIFICATION.seen()).isEmpty();
		}
	}

	@Test
	void aBodyThatComesLetterByLetterIsClosed() throws IOException {
		try (Socket socket = connect()) {
			write(socket, POST);
			assertThat(trickle(socket)).doesNotContain(" 200 ");
		}
	}

	@Test
	void aBodyThatCameInPiecesIsAnsweredHoweverLongThatTakes() throws IOException {
		NOTIFICATION.behave((name, request, response) -> request.receive()
			.aggregate()
			.then(Mono.delay(Duration.ofMillis(1_200)))
			.then(response.sendString(Mono.just("answered")).then()));
		try (Socket socket = connect()) {
			write(socket, POST + "ten bytes.");
			socket.setSoTimeout(100);
			assertThatThrownBy(() -> socket.getInputStream().read())
				.isInstanceOf(java.net.SocketTimeoutException.class);
			socket.setSoTimeout(10_000);
			write(socket, "x".repeat(990));
			assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").contains("answered").doesNotContain(" 408 ");
		}
	}

	@Test
	void liveNumbersGoOnForAsLongAsTheyCome() throws IOException {
		REGISTRATION.behave((name, request, response) -> response.sse()
			.sendString(Flux.interval(Duration.ofMillis(300)).take(10).map((number) -> "data: " + number + "\n\n")));
		try (Socket socket = connect()) {
			write(socket, "GET /api/sessions/1/attendance/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").contains("data: 0", "data: 9");
		}
	}

	@Test
	void oneClientHasOnlySoManyConnections() throws IOException {
		List<Socket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < 9; i++) {
				Socket socket = connect();
				sockets.add(socket);
				write(socket, GET);
			}
			assertThat(sockets)
				.anySatisfy((socket) -> assertThat(rest(socket)).startsWith("HTTP/1.1 429 ").contains("Retry-After: "));
		}
		finally {
			for (Socket socket : sockets) {
				socket.close();
			}
		}
		try (Socket again = connect()) {
			write(again, GET + "\r\n");
			assertThat(rest(again)).startsWith("HTTP/1.1 200 ");
		}
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket("localhost", port());
		socket.setSoTimeout(10_000);
		return socket;
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
	}

	/** All that comes until the other side closes; fails when it does not in time. */
	private static String rest(Socket socket) throws IOException {
		StringBuilder all = new StringBuilder();
		InputStream in = socket.getInputStream();
		try {
			for (int read = in.read(); read >= 0; read = in.read()) {
				all.append((char) read);
			}
		}
		catch (java.net.SocketException reset) {
			// Closed while we were still sending.
		}
		return all.toString();
	}

	/** Sends a letter whenever none has come back for a while, until it is closed. */
	private static String trickle(Socket socket) throws IOException {
		StringBuilder all = new StringBuilder();
		socket.setSoTimeout(100);
		for (int letters = 0; letters < 100; letters++) {
			try {
				write(socket, "x");
				int read = socket.getInputStream().read();
				if (read < 0) {
					return all.toString();
				}
				all.append((char) read);
				all.append(available(socket));
			}
			catch (java.net.SocketTimeoutException nothing) {
				continue;
			}
			catch (java.net.SocketException closed) {
				return all.toString();
			}
		}
		throw new AssertionError("still open: " + all);
	}

	private static String available(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		return new String(in.readNBytes(in.available()), StandardCharsets.US_ASCII);
	}

}
