package org.einlass.catalog.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Answers like Keycloak's admin interface, for one account, and notes what it is told.
 */
final class PlayedKeycloak implements AutoCloseable {

	private static final String ROLES = """
			[{"id": "g1", "name": "owner"}, {"id": "g2", "name": "organiser"}, {"id": "g3", "name": "supervisor"},
			 {"id": "g4", "name": "steward"}, {"id": "g5", "name": "viewer"}]""";

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private final String users;

	private volatile String known;

	/**
	 * Starts.
	 * @param users the accounts of the address that is invited, as a JSON list
	 */
	PlayedKeycloak(String users) {
		this.users = users;
		this.known = users.substring(1, users.length() - 1);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** What changed something, in order: method, path below the realm, body. */
	List<String> told() {
		return this.told;
	}

	private void handle(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath().replaceFirst("/(admin/)?realms/einlass", "");
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String method = exchange.getRequestMethod();
		boolean token = path.endsWith("/token");
		if (!method.equals("GET") && !token) {
			this.told.add((method + " " + path + " " + body).strip());
		}
		if (method.equals("PUT") && path.equals("/users/known")) {
			this.known = body;
		}
		if (method.equals("POST") && path.equals("/users")) {
			exchange.getResponseHeaders().add("Location", url() + "/admin/realms/einlass/users/new");
			exchange.sendResponseHeaders(201, -1);
		}
		else if (method.equals("GET") || token) {
			send(exchange, token ? "{\"access_token\": \"played\", \"expires_in\": 300}" : read(path));
		}
		else {
			exchange.sendResponseHeaders(204, -1);
		}
		exchange.close();
	}

	private String read(String path) {
		return switch (path) {
			case "/users" -> this.users;
			case "/users/known" -> this.known;
			case "/users/new" -> "{\"id\": \"new\", \"requiredActions\": [\"VERIFY_EMAIL\", \"UPDATE_PASSWORD\"]}";
			case "/users/known/credentials" -> "[{\"id\": \"old-password\", \"type\": \"password\"}]";
			case "/users/known/federated-identity" -> "[{\"identityProvider\": \"other\"}]";
			case "/groups/g0/children" -> ROLES;
			default -> "{\"id\": \"g0\"}";
		};
	}

	private static void send(HttpExchange exchange, String json) throws IOException {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
