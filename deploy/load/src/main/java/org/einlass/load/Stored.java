package org.einlass.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Confirmed registrations for other events, so that tables are as large as in a city. */
final class Stored {

	private static final int PER_EVENT = 5_000;

	private static final String EVENT = """
			with other as (
			  insert into events (id, version, organisation, organisation_name, slug, status, visibility, title, sign_up,
			                      changed_at)
			  select uuidv7(), version, organisation, organisation_name, slug || '-' || uuidv7(), status, visibility, title,
			         sign_up, changed_at
			  from events where id = ?::uuid
			  returning id),
			evening as (
			  insert into sessions (id, event, status, starts_at, ends_at, zone, all_day, online)
			  select uuidv7(), id, 'scheduled', now() + interval '30 days', now() + interval '31 days', 'Europe/Berlin',
			         false, false
			  from other
			  returning id, event)
			insert into quotas (id, session, event, name, kind, position, wanted, places, taken, waiting_list)
			select uuidv7(), id, event, '{"de": "Vor Ort"}', 'on_site', 0, 5000, 5000, 5000, true from evening
			returning id
			""";

	private static final String REGISTRATIONS = """
			with planned as materialized (
			  select uuidv7() as registration, uuidv7() as ticket, q.event, q.session, q.id as quota, n,
			         lpad(upper(to_hex(? + n)), 8, '0') as reference
			  from quotas q, generate_series(1, 5000) n where q.id = ?::uuid),
			registered as (
			  insert into registrations (id, reference, event, status, language, created_at, confirmed_at, confirm_mails,
			                             ticket_mails)
			  select registration, reference, event, 'confirmed', 'de', now(), now(), 1, 1 from planned),
			known as (
			  insert into contacts (registration, name, search, email)
			  select registration, 'Gast ' || reference, lower('Gast ' || reference), 'gast-' || reference || '@example.org' from planned),
			claimed as (
			  insert into claims (scope, person, registration)
			  select event, 'gast-' || reference || '@example.org', registration from planned),
			issued as (
			  insert into tickets (id, registration, event, number, state, name, search)
			  select ticket, registration, event, 1, 'valid', 'Gast ' || reference, lower('Gast ' || reference) from planned)
			insert into places (ticket, quota, session, state) select ticket, quota, session, 'confirmed' from planned
			""";

	private Stored() {
	}

	/**
	 * Fills up until so many registrations are stored.
	 * @param like an event whose settings the others have, too
	 */
	static void atLeast(int registrations, String like) {
		try (Connection database = Target.database("registration")) {
			int stored = count(database);
			for (int have = stored; have < registrations; have += PER_EVENT) {
				fill(database, have, event(database, like));
			}
			if (registrations > stored) {
				System.out.printf("%d registrations were stored, %d are now%n", stored, count(database));
			}
		}
		catch (SQLException | IOException failed) {
			throw new IllegalStateException("The database cannot be filled", failed);
		}
	}

	private static int count(Connection database) throws SQLException {
		try (PreparedStatement statement = database.prepareStatement("select count(*) from registrations");
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static String event(Connection database, String like) throws SQLException {
		try (PreparedStatement statement = database.prepareStatement(EVENT)) {
			statement.setString(1, like);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
	}

	private static void fill(Connection database, int have, String quota) throws SQLException {
		try (PreparedStatement statement = database.prepareStatement(REGISTRATIONS)) {
			statement.setLong(1, have);
			statement.setString(2, quota);
			statement.executeUpdate();
		}
	}

}
