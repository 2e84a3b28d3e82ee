package org.einlass.registration;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The service in a process of its own, which can be killed; always at the same port. */
final class ServiceProcess {

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final TestDatabase database;

	private final TestBroker kafka;

	private final Path log;

	private final int port;

	private @Nullable Process process;

	ServiceProcess(TestDatabase database, TestBroker kafka, Path log) throws IOException {
		this.database = database;
		this.kafka = kafka;
		this.log = log;
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
	}

	String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	void start() throws IOException {
		Map<String, String> environment = new HashMap<>(EmbeddedParts.environment(this.database));
		environment.put("server.port", String.valueOf(this.port));
		environment.put("EINLASS_KAFKA", this.kafka.servers());
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), RegistrationApplication.class.getName()));
		environment.forEach((name, value) -> command.add("--" + name + "=" + value));
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
			.start();
		Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(this::ready);
	}

	private boolean ready() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url("/actuator/health/readiness"))).build();
		return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
	}

	void kill() throws InterruptedException {
		Process running = this.process;
		if (running != null) {
			assertThat(running.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
		}
	}

}
