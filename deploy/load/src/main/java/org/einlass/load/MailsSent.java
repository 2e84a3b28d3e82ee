package org.einlass.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * Mails that went out while requests were measured. They take processor time in four
 * programs, and how many there are depends on what was asked for before.
 */
final class MailsSent {

	private static final String COUNT = "select count(*) from mails where state = 'sent' and ended_at between ? and ?";

	private MailsSent() {
	}

	static void print(Instant begin, Duration length) {
		try (Connection database = Target.database("notification");
				PreparedStatement statement = database.prepareStatement(COUNT)) {
			statement.setTimestamp(1, Timestamp.from(begin));
			statement.setTimestamp(2, Timestamp.from(begin.plus(length)));
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				System.out.printf("  mails sent meanwhile   %6d  %8.0f/s%n", rows.getLong(1),
						rows.getLong(1) * 1000.0 / length.toMillis());
			}
		}
		catch (SQLException | IOException failed) {
			throw new IllegalStateException("The database cannot be asked", failed);
		}
	}

}
