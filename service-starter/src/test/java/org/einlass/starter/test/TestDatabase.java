package org.einlass.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

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
		String name = "test_" + COUNT.incrementAndGet();
		TestDatabase database = new TestDatabase(name, Server.POSTGRES.getPort());
		run("postgres", "create role " + name + " login password 'service'",
				"create role " + name + "_owner login password 'owner'",
				"create database " + name + " owner " + name + "_owner");
		run(name, "grant usage, create on schema public to " + name + "_owner",
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
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** Ends every connection to the database at once, as a failover would. */
	public void dropConnections() {
		run("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + this.name + "'");
	}

	private static Connection connect(String database) {
		try {
			return Server.POSTGRES.getDatabase("postgres", database).getConnection();
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static void run(String database, String... statements) {
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

		static final EmbeddedPostgres POSTGRES = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder()
					.setServerConfig("max_connections", "200")
					.setServerConfig("fsync", "off")
					.start();
			}
			catch (IOException failure) {
				throw new UncheckedIOException(failure);
			}
		}

	}

}
