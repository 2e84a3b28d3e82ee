package org.einlass.e2e;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Visitors of pages and assets who keep one connection each, as browsers do. */
final class KeptConnections {

	private static final List<String> PATHS = List.of("/assets/icon.svg", "/imprint");

	private KeptConnections() {
	}

	/**
	 * Asks for one after the other, for as long as that.
	 * @return the number of answers to each visitor
	 * @throws java.util.concurrent.ExecutionException if one waits for 10 s
	 */
	static List<Integer> visit(int port, int visitors, Duration length) throws Exception {
		long end = System.nanoTime() + length.toNanos();
		List<Future<Integer>> visits = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(visitors)) {
			for (int i = 0; i < visitors; i++) {
				visits.add(threads.submit(() -> visit(port, end)));
			}
		}
		List<Integer> answers = new ArrayList<>();
		for (Future<Integer> visit : visits) {
			answers.add(visit.get());
		}
		return answers;
	}

	private static int visit(int port, long end) throws IOException {
		int answers = 0;
		try (Socket connection = new Socket("localhost", port)) {
			connection.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
			InputStream received = new BufferedInputStream(connection.getInputStream());
			while (System.nanoTime() < end) {
				String request = "GET " + PATHS.get(answers++ % PATHS.size()) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
				connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
				skipAnswer(received);
			}
		}
		return answers;
	}

	private static void skipAnswer(InputStream received) throws IOException {
		long length = 0;
		for (String line = line(received); !line.isEmpty(); line = line(received)) {
			if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
				length = Long.parseLong(line.substring(15).strip());
			}
		}
		received.skipNBytes(length);
	}

	private static String line(InputStream received) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = received.read(); next != '\n'; next = received.read()) {
			if (next < 0) {
				throw new EOFException("The gateway has hung up");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

}
