package org.einlass.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Compares what was answered with what the database holds. */
final class Check implements AutoCloseable {

	private final Connection database;

	private boolean wrong;

	Check() {
		try {
			this.database = Target.database("registration");
		}
		catch (SQLException | IOException failed) {
			throw new IllegalStateException("The database cannot be asked", failed);
		}
	}

	/**
	 * No quota has more places taken than it has, and its counts are those of its places:
	 * of those that are waited for, only by who has confirmed the address. Held are half
	 * of them at most, but five in any case, as the service is set by default; release
	 * 0.1.0 has no such count.
	 */
	Check neverOneTooMany(String event) {
		return none("quotas of the event that are over their places, or miscounted", """
				select count(*) from quotas q where q.event = ?::uuid and (q.taken > q.places or q.taken <> (
				  select count(*) from places p where p.quota = q.id and p.state in ('held', 'offered', 'confirmed'))
				  or (to_jsonb(q)->>'held')::integer <> (
				  select count(*) from places p where p.quota = q.id and p.state = 'held')
				  or (to_jsonb(q)->>'held')::integer > greatest(5, q.places / 2)
				  or q.waiting <> (
				  select count(*) from places p
				  join tickets t on t.id = p.ticket join registrations r on r.id = t.registration
				  where p.quota = q.id and p.state = 'waitlisted' and r.hold_until is null))
				""", event);
	}

	/** Every registration that was answered with 201 is there. */
	Check everyOneOf(Collection<UUID> answered) {
		return none("answered registrations that are missing", """
				select count(*) from unnest(?::uuid[]) as a(id)
				where not exists (select from registrations r where r.id = a.id)
				""", "{" + String.join(",", answered.stream().map(UUID::toString).toList()) + "}");
	}

	/**
	 * Nobody is there who was not told.
	 * @param unanswered requests whose answer never came; each may have left one
	 */
	Check noGhosts(String event, int answered, int unanswered) {
		long stored = count("select count(*) from registrations where event = ?::uuid", event);
		System.out.printf("  %-68s %d (stored %d, answered %d, unanswered %d)%n",
				"registrations that nobody was told of", Math.max(0, stored - answered), stored, answered, unanswered);
		this.wrong |= stored > answered + unanswered;
		return this;
	}

	Check none(String what, String sql, String value) {
		long found = count(sql, value);
		System.out.printf("  %-68s %d%n", what, found);
		this.wrong |= found > 0;
		return this;
	}

	private long count(String sql, String value) {
		try (PreparedStatement statement = this.database.prepareStatement(sql)) {
			statement.setString(1, value);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getLong(1);
			}
		}
		catch (SQLException failed) {
			throw new IllegalStateException(failed);
		}
	}

	/** Ends the run with an error if anything was wrong. */
	@Override
	public void close() {
		try {
			this.database.close();
		}
		catch (SQLException failed) {
			throw new IllegalStateException(failed);
		}
		if (this.wrong) {
			System.out.println("WRONG: the database does not agree with what was answered.");
			Runtime.getRuntime().halt(1);
		}
	}

}
