package org.einlass.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of the system, all on loopback. */
record Ports(int gateway, int catalog, int registration, int notification, int keycloak, int kafka, int kafkaController,
		int postgreSql, int smtp, int imap, int mailbox) {

	static Ports standard() {
		return new Ports(8080, 8081, 8082, 8083, 8180, 9092, 9093, 5433, 1025, 1143, 8025);
	}

	int of(String service) {
		return switch (service) {
			case "gateway" -> this.gateway;
			case "catalog-service" -> this.catalog;
			case "registration-service" -> this.registration;
			case "notification-service" -> this.notification;
			default -> throw new IllegalArgumentException(service);
		};
	}

	/** Refuses to go on when one of the ports is taken, and says by whom. */
	void check(Options options) {
		Map<String, Integer> needed = new LinkedHashMap<>();
		ServicePart.NAMES.stream()
			.filter((service) -> !options.without().contains(service))
			.forEach((service) -> needed.put(service, of(service)));
		needed.put("Keycloak", this.keycloak);
		needed.put("Kafka", this.kafka);
		needed.put("Kafka's controller", this.kafkaController);
		needed.put("PostgreSQL", this.postgreSql);
		needed.put("the mailbox (SMTP)", this.smtp);
		needed.put("the mailbox (IMAP)", this.imap);
		needed.put("the mailbox page", this.mailbox);
		needed.forEach(Ports::check);
	}

	static void check(String user, int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}
		catch (IOException ex) {
			String owner = PortOwner.of(port)
				.map((process) -> "by process " + process.pid() + " (" + process.command() + "). Stop it with: kill "
						+ process.pid())
				.orElse("by another process. Find it with: ss -ltnp 'sport = :" + port + "'");
			throw new CannotStart("Port " + port + ", needed for " + user + ", is already taken " + owner, ex);
		}
	}

}
