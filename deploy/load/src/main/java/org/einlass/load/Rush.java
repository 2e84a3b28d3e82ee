package org.einlass.load;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Everybody signs up for one session at once, as guests, each as soon as the last one was
 * answered. Bar of the design: 1 000 a second with 64 clients, p99 under 300 ms.
 */
public final class Rush extends Simulation {

	private static final int PLACES = Integer.getInteger("places", 1_000_000);

	private final Target.Hall hall = Target.hall("Andrang", PLACES, !Boolean.getBoolean("unconfirmed"));

	private final Figures figures;

	private final AtomicInteger asked = new AtomicInteger();

	private final Queue<UUID> granted = new ConcurrentLinkedQueue<>();

	private final AtomicInteger answered = new AtomicInteger();

	public Rush() {
		Stored.atLeast(Integer.getInteger("stored", 0), this.hall.event());
		this.figures = Figures.after(Target.WARM_UP, Target.LENGTH);
		setUp(scenario("rush").during(Target.WARM_UP.plus(Target.LENGTH), false)
			.on(signUp())
			.injectOpen(atOnceUsers(Target.CLIENTS))).protocols(http.baseUrl(Target.GATEWAY).disableCaching());
	}

	private ChainBuilder signUp() {
		return exec((session) -> session.set("guest", this.asked.incrementAndGet()))
			.exec(http("sign-up").post("/api/registrations")
				.header("Content-Type", "application/json")
				.header("Idempotency-Key", (session) -> UUID.randomUUID().toString())
				.body(StringBody(this::body))
				.check(status().in(201, 409, 503).saveAs("status"), responseTimeInMillis().saveAs("millis"),
						jsonPath("$.id").optional().saveAs("id")))
			.exec(this::note);
	}

	private String body(Session session) {
		int guest = session.getInt("guest");
		return """
				{"event": "%s", "quotas": ["%s"], "attendees": [{"name": "Gast Nummer %d"}],
				 "contact": {"name": "Gast Nummer %d", "email": "gast%d@example.org", "language": "de"}}
				""".formatted(this.hall.event(), this.hall.quota(), guest, guest, guest);
	}

	private Session note(Session session) {
		if (session.contains("status")) {
			this.answered.incrementAndGet();
			this.figures.answered("status " + session.getInt("status"), session.getInt("millis"), 1);
			if (session.getInt("status") == 201) {
				this.granted.add(UUID.fromString(session.getString("id")));
			}
		}
		return session.removeAll("status", "millis", "id");
	}

	@Override
	public void after() {
		this.figures.print("Sign-ups for one session, " + Target.CLIENTS + " clients");
		try (Check check = new Check()) {
			check.neverOneTooMany(this.hall.event())
				.everyOneOf(this.granted)
				.noGhosts(this.hall.event(), this.granted.size(), this.asked.get() - this.answered.get());
		}
	}

}
