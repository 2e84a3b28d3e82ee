package org.einlass.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Loading the demo content, into services that are played here. */
class DemoTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, ObjectNode> events = new ConcurrentHashMap<>();

	private final List<String> told = new CopyOnWriteArrayList<>();

	private volatile int eventsUntilFailure = Integer.MAX_VALUE;

	private volatile boolean heard;

	@TempDir
	private Path data;

	private HttpServer services;

	@BeforeEach
	void play() throws IOException {
		this.services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.services.createContext("/", this::handle);
		this.services.start();
	}

	@AfterEach
	void stop() {
		this.services.stop(0);
	}

	@Test
	void quotasForInvitedPeopleGetTheirCodesOnceRegistrationKnowsThem() throws Exception {
		demo().start();
		assertThat(this.told).filteredOn((call) -> call.contains("/access-codes"))
			.hasSize(3)
			.anyMatch((call) -> call.endsWith("{\"codes\":[\"KOLLEGIUM\"]}"))
			.anyMatch((call) -> call.endsWith("{\"codes\":[\"AUFTAKT-TAG\"]}"));
		assertThat(this.events.values()).noneMatch((event) -> event.toString().contains("\"account\""));
	}

	@Test
	void whatFailedHalfWayGoesOnWhereItStopped() throws Exception {
		this.eventsUntilFailure = 5;
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> demo().start());
		assertThat(this.events).hasSize(5);
		this.eventsUntilFailure = Integer.MAX_VALUE;
		demo().start();
		assertThat(this.events).hasSize(12);
		assertThat(this.events.values()).noneMatch((event) -> event.path("status").asString().equals("draft"));
		this.told.clear();
		demo().start();
		assertThat(this.told).isEmpty();
	}

	private Demo demo() {
		int port = this.services.getAddress().getPort();
		Ports ports = new Ports(port, port, port, port, port, 0, 0, 0, 0, 0, 0);
		return new Demo(new LocalApi(ports), new DemoProgress(this.data.resolve("demo")), Clock.systemUTC());
	}

	private void handle(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (path.endsWith("/token")) {
			send(exchange, 200, "{\"access_token\": \"played\"}");
			return;
		}
		this.told.add(exchange.getRequestMethod() + " " + path + " " + body);
		if (path.equals("/api/events")) {
			create(exchange, body);
		}
		else if (path.startsWith("/api/events/")) {
			String[] parts = path.split("/");
			JsonNode event = (parts.length > 4) ? event(parts[3]).put("status", parts[4]) : event(parts[3]);
			send(exchange, 200, event.toString());
		}
		else if (path.startsWith("/api/quotas/") && !this.heard) {
			this.heard = true;
			send(exchange, 404, "{}");
		}
		else {
			send(exchange, 200, "{}");
		}
	}

	private void create(HttpExchange exchange, String body) throws IOException {
		if (this.events.size() >= this.eventsUntilFailure) {
			send(exchange, 503, "{}");
			return;
		}
		String id = "event-" + this.events.size();
		ObjectNode event = (ObjectNode) JSON.readTree(body);
		event.put("id", id).put("status", "draft");
		this.events.put(id, event);
		send(exchange, 201, event.toString());
	}

	private ObjectNode event(String id) {
		ObjectNode event = this.events.get(id);
		assertThat(event).as(id).isNotNull();
		return event;
	}

	private static void send(HttpExchange exchange, int status, String json) throws IOException {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
