package org.einlass.e2e.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.github.dockerjava.api.model.Capability;
import org.einlass.local.RealmFile;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * All containers of an installation; the realm is the shipped one with the local users
 * and the client for scripts.
 */
final class Town implements AutoCloseable {

	/** Where Keycloak is for the services; nobody else needs that name. */
	private static final String KEYCLOAK = "http://keycloak:8080";

	private static final Path REALM = Path.of("..", "keycloak");

	private static final int HTTP = 8080;

	private static final int IMAP = 3143;

	private static final Duration START = Duration.ofMinutes(5);

	private final Network network = Network.newNetwork();

	private final ComposeFile compose;

	private final GenericContainer<?> keycloak;

	private final GenericContainer<?> mailbox;

	private final PostgreSQLContainer postgres;

	private final KafkaContainer kafka;

	private final GenericContainer<?> gateway;

	private final List<GenericContainer<?>> services;

	private Town(ComposeFile compose, Path realm) {
		this.compose = compose;
		this.postgres = new PostgreSQLContainer(compose.image("postgres")).withNetwork(this.network)
			.withNetworkAliases("postgres")
			.withUsername("postgres")
			.withDatabaseName("postgres")
			.withPassword(compose.setting("POSTGRES_PASSWORD"))
			.withEnv(compose.environment("postgres"))
			.withCopyFileToContainer(
					MountableFile.forHostPath(ComposeFile.FOLDER.resolve("postgres/databases.sh"), 0755),
					"/docker-entrypoint-initdb.d/databases.sh")
			.withStartupTimeout(START);
		this.kafka = new KafkaContainer(compose.image("kafka")).withNetwork(this.network)
			.withListener("kafka:19092")
			.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
			.withStartupTimeout(START);
		this.mailbox = container("mailbox", IMAP).waitingFor(Wait.forListeningPort());
		this.keycloak = container("keycloak", HTTP).withCommand("start", "--import-realm")
			.withCopyFileToContainer(MountableFile.forHostPath(realm, 0644),
					"/opt/keycloak/data/import/einlass-realm.json")
			.withCopyFileToContainer(MountableFile.forHostPath(REALM.resolve("themes/einlass")),
					"/opt/keycloak/themes/einlass")
			.waitingFor(Wait.forHttp("/realms/einlass").forPort(HTTP).withStartupTimeout(START))
			.dependsOn(this.postgres);
		this.gateway = service("gateway");
		this.services = List.of(this.gateway, service("catalog-service"), service("registration-service"),
				service("notification-service"));
	}

	static Town start() throws IOException {
		SecureRandom random = new SecureRandom();
		Path realm = Path.of("target", "einlass-realm.json");
		RealmFile.merge(REALM.resolve("realm-einlass.json"), REALM.resolve("realm-local.json"), realm);
		Town town = new Town(ComposeFile.read(Map.of("KEYCLOAK_PUBLIC_URL", KEYCLOAK), (name) -> {
			byte[] secret = new byte[32];
			random.nextBytes(secret);
			return name.contains("_KEY") ? Base64.getEncoder().encodeToString(secret)
					: HexFormat.of().formatHex(secret);
		}), realm);
		try {
			Startables.deepStart(Stream.of(town.postgres, town.kafka, town.mailbox, town.keycloak)).join();
			Startables.deepStart(town.services).join();
			return town;
		}
		catch (RuntimeException failed) {
			town.close();
			throw failed;
		}
	}

	/**
	 * As in compose: nothing to write to but {@code /tmp}, no capability, ready when the
	 * image says so.
	 */
	private GenericContainer<?> service(String name) {
		return container(name, HTTP).withEnv("EINLASS_KAFKA", "kafka:19092")
			// The broker of Testcontainers has no users; KafkaRightsIT tries those of
			// compose.
			.withEnv("EINLASS_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT")
			.withTmpFs(Map.of("/tmp", "mode=1777"))
			.withCreateContainerCmdModifier((command) -> Objects.requireNonNull(command.getHostConfig())
				.withReadonlyRootfs(true)
				.withCapDrop(Capability.ALL)
				.withSecurityOpts(List.of("no-new-privileges:true")))
			.waitingFor(Wait.forHealthcheck().withStartupTimeout(START));
	}

	private GenericContainer<?> container(String name, int port) {
		return new GenericContainer<>(DockerImageName.parse(this.compose.image(name))).withNetwork(this.network)
			.withNetworkAliases(name)
			.withEnv(this.compose.environment(name))
			.withExposedPorts(port);
	}

	String gateway() {
		return address(this.gateway);
	}

	String keycloak() {
		return address(this.keycloak);
	}

	int imapPort() {
		return this.mailbox.getMappedPort(IMAP);
	}

	private static String address(GenericContainer<?> container) {
		return "http://" + container.getHost() + ":" + container.getMappedPort(HTTP);
	}

	@Override
	public void close() {
		Stream.concat(this.services.stream(), Stream.of(this.keycloak, this.mailbox, this.kafka, this.postgres))
			.forEach(GenericContainer::stop);
		this.network.close();
	}

}
