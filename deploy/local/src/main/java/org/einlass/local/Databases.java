package org.einlass.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The databases and their users. Each service has a database of its own: its owner
 * changes the tables (Flyway), the service's user only reads and writes rows.
 */
final class Databases {

	private static final List<String> SERVICES = List.of("catalog", "registration", "notification");

	private final int port;

	private final Secrets secrets;

	Databases(int port, Secrets secrets) {
		this.port = port;
		this.secrets = secrets;
	}

	Connection connect(String database) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + this.port + "/" + database, "postgres",
				this.secrets.password("postgresql.superuser"));
	}

	/** Creates what is missing and sets the passwords; safe to repeat. */
	void create() {
		try (Connection connection = connect("postgres"); Statement sql = connection.createStatement()) {
			user(sql, "keycloak");
			database(sql, "keycloak", "keycloak");
			for (String service : SERVICES) {
				user(sql, service);
				user(sql, service + "_owner");
				database(sql, service, service + "_owner");
				sql.execute("grant connect on database %s to %s".formatted(service, service));
				rows(service);
			}
		}
		catch (SQLException ex) {
			throw new CannotStart("Creating the databases failed: " + ex.getMessage(), ex);
		}
	}

	private void user(Statement sql, String name) throws SQLException {
		if (!exists(sql, "select from pg_roles where rolname = '%s'".formatted(name))) {
			sql.execute("create role %s login".formatted(name));
		}
		sql.execute("alter role %s password '%s'".formatted(name, this.secrets.password("postgresql." + name)));
	}

	private static void database(Statement sql, String name, String owner) throws SQLException {
		if (!exists(sql, "select from pg_database where datname = '%s'".formatted(name))) {
			sql.execute("create database %s owner %s".formatted(name, owner));
			sql.execute("revoke all on database %s from public".formatted(name));
		}
	}

	private void rows(String service) throws SQLException {
		try (Connection connection = connect(service); Statement sql = connection.createStatement()) {
			sql.execute("grant usage on schema public to %s".formatted(service));
			sql.execute("""
					alter default privileges for role %s_owner in schema public
					grant select, insert, update, delete on tables to %s""".formatted(service, service));
			sql.execute("""
					alter default privileges for role %s_owner in schema public
					grant usage, select, update on sequences to %s""".formatted(service, service));
		}
	}

	private static boolean exists(Statement sql, String query) throws SQLException {
		try (ResultSet rows = sql.executeQuery(query)) {
			return rows.next();
		}
	}

}
