package org.einlass.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Devices at the doors of one session scan one ticket after another; when all are inside,
 * they leave, and come again. It begins when all tickets have been mailed, as doors do.
 * Bar of the design: 1 500 scans a second, p99 under 100 ms.
 */
public final class DoorRush extends Simulation {

	private static final int TICKETS = Integer.getInteger("tickets", 20_000);

	private static final int AT_ONCE = 10;

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final JsonMapper JSON = new JsonMapper();

	private final Target.Hall hall = Target.hall("Einlass", TICKETS, false);

	private final List<String> codes = codes();

	private final Login steward = new Login("steward");

	private final Figures figures = Figures.after(Target.WARM_UP, Target.LENGTH);

	private final AtomicInteger scanned = new AtomicInteger();

	private final AtomicInteger admitted = new AtomicInteger();

	private final AtomicInteger unanswered = new AtomicInteger();

	public DoorRush() {
		setUp(scenario("door").during(Target.WARM_UP.plus(Target.LENGTH), false)
			.on(scan())
			.injectOpen(atOnceUsers(Target.CLIENTS))).protocols(http.baseUrl(Target.GATEWAY).disableCaching());
	}

	/** Everybody's tickets, ten of each sign-up. */
	private List<String> codes() {
		List<String> found = new ArrayList<>();
		String attendees = String.join(",", java.util.Collections.nCopies(AT_ONCE, "{\"name\": \"Gast\"}"));
		for (int i = 0; i < TICKETS / AT_ONCE; i++) {
			JsonNode registration = JSON.readTree(Target.post("/api/registrations", "", """
					{"event": "%s", "quotas": ["%s"], "attendees": [%s],
					 "contact": {"name": "Gast", "email": "tor%d@example.org", "language": "de"}}
					""".formatted(this.hall.event(), this.hall.quota(), attendees, i)));
			registration.path("attendees").forEach((attendee) -> found.add(attendee.path("code").asString()));
		}
		awaitMails();
		return found;
	}

	private void awaitMails() {
		Instant deadline = Instant.now().plus(LONGEST);
		try (Connection mails = Target.database("notification");
				PreparedStatement sent = mails
					.prepareStatement("select count(*) from mails where event = ?::uuid and state = 'sent'")) {
			sent.setString(1, this.hall.event());
			while (count(sent) < TICKETS / AT_ONCE) {
				if (Instant.now().isAfter(deadline)) {
					throw new IllegalStateException("The tickets are not mailed after " + LONGEST);
				}
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
		catch (SQLException | IOException failed) {
			throw new IllegalStateException("The mails cannot be counted", failed);
		}
	}

	private static int count(PreparedStatement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery()) {
			row.next();
			return row.getInt(1);
		}
	}

	private ChainBuilder scan() {
		return exec(this::next)
			.exec(http("scan").post("/api/sessions/" + this.hall.session() + "/scans")
				.header("Content-Type", "application/json")
				.header("Authorization", (session) -> this.steward.bearer())
				.body(StringBody(DoorRush::body))
				.check(status().is(200), responseTimeInMillis().saveAs("millis"),
						jsonPath("$.results[0].outcome").saveAs("outcome")))
			.exec(this::note);
	}

	/** When all are in, they leave again, and so on: each scan changes something. */
	private Session next(Session session) {
		int number = this.scanned.getAndIncrement();
		return session.set("code", this.codes.get(number % this.codes.size()))
			.set("direction", (number / this.codes.size() % 2 == 0) ? "in" : "out");
	}

	private static String body(Session session) {
		return """
				{"device": "phone-%d", "gate": "Nord", "scans": [{"id": "%s", "code": "%s", "direction": "%s",
				 "scannedAt": "%s", "offline": false}]}
				""".formatted(session.userId(), UUID.randomUUID(), session.getString("code"),
				session.getString("direction"), Instant.now());
	}

	private Session note(Session session) {
		String outcome = session.getString("outcome");
		if (outcome == null) {
			this.unanswered.incrementAndGet();
			return session;
		}
		this.figures.answered(outcome, session.getInt("millis"), 1);
		if (outcome.equals("admitted")) {
			this.admitted.incrementAndGet();
		}
		return session.removeAll("millis", "outcome");
	}

	@Override
	public void after() {
		this.figures.print("Scans at the doors of one session, " + Target.CLIENTS + " devices");
		System.out.printf("  %d scans of %d tickets, %d admitted, %d not answered%n", this.scanned.get(),
				this.codes.size(), this.admitted.get(), this.unanswered.get());
		try (Check check = new Check()) {
			check.none("tickets that were admitted twice",
					"""
							select count(*) from (select ticket from scans where session = ?::uuid group by ticket
							having count(*) filter (where outcome = 'admitted') > 1 + count(*) filter (where outcome = 'left')) as twice
							""",
					this.hall.session());
		}
	}

}
