package org.einlass.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Thousands sign up and get their tickets by mail; later their session is moved, so that
 * all reminders are due at once. Bar of the design: 10 000 reminders in 60 s. Reminders
 * keep quiet hours: run it between 7:00 and 20:30 (Europe/Berlin).
 */
public final class Remind extends Simulation {

	private static final int MAILS = Integer.getInteger("mails", 10_000);

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final String SENT = """
			select count(*), coalesce(extract(epoch from max(ended_at) - min(first_attempt_at)), 0)
			from mails where event = ?::uuid and kind = ? and state = 'sent'
			""";

	private final Target.Hall hall = Target.hall("Erinnerung", MAILS, false, Instant.now().plus(6, ChronoUnit.DAYS));

	private final AtomicInteger asked = new AtomicInteger();

	public Remind() {
		setUp(scenario("remind").repeat(MAILS / Target.CLIENTS)
			.on(exec(http("sign-up").post("/api/registrations")
				.header("Content-Type", "application/json")
				.body(StringBody(this::body))
				.check(status().is(201))))
			.injectOpen(atOnceUsers(Target.CLIENTS))).protocols(http.baseUrl(Target.GATEWAY).disableCaching());
	}

	private String body(Session session) {
		return """
				{"event": "%s", "quotas": ["%s"], "attendees": [{"name": "Gast"}],
				 "contact": {"name": "Gast", "email": "gast%d@example.org", "language": "de"}}
				""".formatted(this.hall.event(), this.hall.quota(), this.asked.incrementAndGet());
	}

	@Override
	public void after() {
		try (Connection mails = Target.database("notification")) {
			print(mails, "ticket");
			aged(mails);
			Target.move(this.hall, Instant.now().plus(2, ChronoUnit.DAYS).plus(1, ChronoUnit.MINUTES));
			print(mails, "reminder");
		}
		catch (SQLException | IOException failed) {
			throw new IllegalStateException("The mails cannot be counted", failed);
		}
	}

	/** As if they had signed up days ago: who has just had a ticket is not reminded. */
	private void aged(Connection mails) throws SQLException {
		try (PreparedStatement statement = mails.prepareStatement(
				"update registrations set confirmed_at = confirmed_at - interval '3 days' where event = ?::uuid")) {
			statement.setString(1, this.hall.event());
			statement.executeUpdate();
		}
	}

	private void print(Connection mails, String kind) throws SQLException {
		Instant deadline = Instant.now().plus(LONGEST);
		Sent sent = sent(mails, kind);
		while (sent.mails() < this.asked.get() && Instant.now().isBefore(deadline)) {
			LockSupport.parkNanos(PAUSE.toNanos());
			sent = sent(mails, kind);
		}
		System.out.printf("%nMails: %s%n  %d of %d sent in %.1f s, %.0f/s%n", kind, sent.mails(), this.asked.get(),
				sent.seconds(), sent.mails() / sent.seconds());
	}

	private Sent sent(Connection mails, String kind) throws SQLException {
		try (PreparedStatement statement = mails.prepareStatement(SENT)) {
			statement.setString(1, this.hall.event());
			statement.setString(2, kind);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return new Sent(row.getInt(1), row.getDouble(2));
			}
		}
	}

	/** From the first claim to the end of the last. */
	private record Sent(int mails, double seconds) {
	}

}
