package org.einlass.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.util.Assert;

/**
 * A fresh database in the embedded PostgreSQL, with an owner who migrates and a service
 * user without DDL, as in production.
 *
 * @param name the name of the database and of its service user
 * @param port where the server listens
 */
public record TestDatabase(String name, int port) {

	private static final AtomicInteger COUNT = new AtomicInteger();

	public static TestDatabase create() {
		return create(Server.POSTGRES.getPort());
	}

	/** A database in a server of its own, which a test may restart. */
	public static TestDatabase onServerOfItsOwn() {
		return create(Server.start("on", Map.of()).getPort());
	}

	/** A database in a server of its own, with settings such as {@code ssl}. */
	public static TestDatabase onServerWith(Map<String, String> settings) {
		return create(Server.start("off", settings).getPort());
	}

	/** One more on the same server. */
	public TestDatabase another() {
		return create(this.port);
	}

	private static TestDatabase create(int port) {
		TestDatabase database = new TestDatabase("test_" + COUNT.incrementAndGet(), port);
		String name = database.name;
		database.run("postgres", "create role " + name + " login password 'service'",
				"create role " + name + "_owner login password 'owner'",
				"create database " + name + " owner " + name + "_owner");
		database.run(name, "grant usage, create on schema public to " + name + "_owner",
				"grant usage on schema public to " + name,
				"alter default privileges for role " + name
						+ "_owner in schema public grant select, insert, update, delete on tables to " + name,
				"alter default privileges for role " + name + "_owner in schema public grant usage on sequences to "
						+ name);
		return database;
	}

	/** A connection of the superuser, for what only a test may do. */
	public Connection connect() {
		return connect(this.name);
	}

	/** The number that a query answers, such as a {@code count(*)}. */
	public long number(String sql) {
		return Long.parseLong(text(sql));
	}

	/** Ends every connection to the database at once, as a failover would. */
	public void dropConnections() {
		run("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + this.name + "'");
	}

	/** Kills the server and starts it again; it recovers from its log. */
	public void restartServer() {
		List<String> command = new ArrayList<>(
				List.of(text("select setting from pg_config where name = 'BINDIR'") + "/pg_ctl", "restart", "-w", "-m",
						"immediate", "-D", text("show data_directory")));
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(0, List.of("unshare", "-U")); // PostgreSQL refuses to run as
															// root
		}
		try {
			Process restart = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			Assert.state(restart.waitFor() == 0, "The server is there again");
		}
		catch (IOException | InterruptedException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private String text(String sql) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private Connection connect(String database) {
		try {
			return DriverManager.getConnection("jdbc:postgresql://localhost:" + this.port + "/" + database, "postgres",
					"postgres");
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private void run(String database, String... statements) {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static final class Server {

		static final EmbeddedPostgres POSTGRES = start("off", Map.of());

		/**
		 * Starts a server.
		 * @param durable whether a commit waits for its log: else a crash loses the last
		 * @param more further settings
		 */
		private static EmbeddedPostgres start(String durable, Map<String, String> more) {
			try {
				EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
					.setServerConfig("max_connections", "200")
					.setServerConfig("fsync", "off")
					.setServerConfig("synchronous_commit", durable);
				more.forEach(server::setServerConfig);
				return server.start();
			}
			catch (IOException failure) {
				throw new UncheckedIOException(failure);
			}
		}

	}

}
