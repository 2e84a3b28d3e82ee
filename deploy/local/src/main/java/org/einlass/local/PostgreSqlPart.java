package org.einlass.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL with durable commits and passwords, and the databases of the system in it.
 */
final class PostgreSqlPart implements Part {

	static final int STAGE = 0;

	private final Folders folders;

	private final Secrets secrets;

	private final Children children;

	private final int port;

	PostgreSqlPart(Folders folders, Secrets secrets, Children children, int port) {
		this.folders = folders;
		this.secrets = secrets;
		this.children = children;
		this.port = port;
	}

	@Override
	public String name() {
		return "PostgreSQL";
	}

	@Override
	public String where() {
		return "localhost:" + this.port;
	}

	@Override
	public void start() throws IOException, InterruptedException {
		Path programs = PostgreSqlBinaries.unpackedIn(this.folders.data().resolve("postgresql-programs"));
		Path cluster = this.folders.data().resolve("postgresql");
		if (!Files.exists(cluster)) {
			createCluster(programs, cluster);
		}
		// Only one platform runs on this data (see Up), so a file from before a crash is
		// stale.
		Files.deleteIfExists(cluster.resolve("postmaster.pid"));
		List<String> command = asOrdinaryUser();
		command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", cluster.toString(), "-c",
				"listen_addresses=127.0.0.1", "-c", "port=" + this.port, "-c", "unix_socket_directories=", "-c",
				"max_connections=200", "-c", "shared_buffers=128MB", "-c", "timezone=UTC"));
		Child server = this.children.start(STAGE, "postgresql", "INT", Map.of(), command);
		Databases databases = new Databases(this.port, this.secrets);
		server.await(() -> answers(databases), Duration.ofMinutes(2));
		databases.create();
	}

	private static boolean answers(Databases databases) throws SQLException {
		try (Connection connection = databases.connect("postgres")) {
			return connection.isValid(1);
		}
	}

	/** Made under another name first: a cluster that exists is complete. */
	private void createCluster(Path programs, Path cluster) throws IOException, InterruptedException {
		Path unfinished = cluster.resolveSibling("postgresql.unfinished");
		Folders.delete(unfinished);
		Path password = Files.createTempFile(Folders.made(this.folders.data()), "password", "",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(password, this.secrets.password("postgresql.superuser"));
			List<String> command = asOrdinaryUser();
			command.addAll(List.of(programs.resolve("bin/initdb").toString(), "-D", unfinished.toString(), "-U",
					"postgres", "-A", "scram-sha-256", "--pwfile=" + password, "-E", "UTF8", "--locale=C",
					"--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
			Commands.need("Creating the PostgreSQL cluster", new ProcessBuilder(command));
		}
		finally {
			Files.delete(password);
		}
		Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
	}

	/** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
	private static List<String> asOrdinaryUser() {
		if (!"root".equals(System.getProperty("user.name"))) {
			return new ArrayList<>();
		}
		if (!Commands.run("unshare", "-U", "true")) {
			throw new CannotStart("PostgreSQL does not run as root, and this machine does not allow user namespaces "
					+ "(unshare -U). Start deploy/up as an ordinary user.");
		}
		return new ArrayList<>(List.of("unshare", "-U"));
	}

}
