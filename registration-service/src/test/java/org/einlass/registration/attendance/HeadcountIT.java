package org.einlass.registration.attendance;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.door.DoorWorld;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Erasing people changes no number of a session. */
class HeadcountIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start("--einlass.erasure.pause=500ms");

	private static final Desk DESK = new Desk(SERVICE);

	private final UUID event = WORLD.event(DoorWorld.ORGANISATION);

	private final UUID session = WORLD.session(this.event, Duration.ofMinutes(30), "Saal");

	private final UUID onSite = WORLD.quota(this.event, this.session, "Vor Ort");

	private final UUID online = WORLD.quota(this.event, this.session, "Online");

	private final DoorWorld.SignUp group = WORLD.signUp(this.event, "confirmed", "Ada Example");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	/** A group of which two came, one undone, one left, one cancelled; those who wait. */
	@BeforeEach
	void evening() {
		UUID ada = ticket(this.group, 1, "valid", this.onSite, "confirmed");
		UUID ben = ticket(this.group, 2, "valid", this.onSite, "confirmed");
		UUID cem = ticket(this.group, 3, "valid", this.online, "confirmed");
		ticket(this.group, 4, "cancelled", this.onSite, "cancelled");
		ticket(WORLD.signUp(this.event, "waitlisted", "Eli"), 1, "pending", this.onSite, "waitlisted");
		ticket(WORLD.signUp(this.event, "expired", "Fay"), 1, "cancelled", this.onSite, "expired");
		ticket(WORLD.signUp(this.event, "confirmed", "Gil"), 1, "valid", this.online, "confirmed");
		UUID released = ticket(WORLD.signUp(this.event, "confirmed", "Hal"), 1, "valid", this.onSite, "confirmed");
		WORLD.run("update places set state = 'released' where ticket = ?", released);
		complete();
		scan(ada, "in");
		undo(scan(cem, "in"));
		scan(ben, "in");
		scan(ben, "out");
		scan(cem, "in");
	}

	@Test
	void whenTheRetentionIsOverTheNumbersStayAsTheyWere() {
		over("29 days");
		JsonNode before = numbers();
		String page = page();
		over("31 days");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> WORLD.read("select id from registrations where event = ?", this.event).isEmpty());
		assertThat(numbers()).isEqualTo(before);
		assertThat(page()).isEqualTo(page);
		assertThat(Map.of("registered", 4, "waiting", 0, "cancelled", 1, "present", 3, "inside", 2, "noShow", 2))
			.allSatisfy((name, count) -> assertThat(before.at("/" + name).asInt()).as(name).isEqualTo(count));
	}

	@Test
	void whoCameAndErasesThemselvesDuringTheSessionCountsAsBefore() {
		JsonNode before = numbers();
		erase(this.group);
		assertThat(numbers()).isEqualTo(before);
		assertThat(DESK.page("/door/" + this.session, Desk.STEWARD)).contains("2 Personen drin");
	}

	@Test
	void whoErasesThemselvesAfterwardsCountsAsBefore() {
		over("1 day");
		JsonNode before = numbers();
		WORLD.read("select id from registrations where event = ?", this.event)
			.forEach((id) -> erase(new DoorWorld.SignUp(UUID.fromString(id), "", this.event)));
		assertThat(numbers()).isEqualTo(before);
	}

	/** What is still to come is given back first, and only that. */
	@Test
	void whoErasesThemselvesBetweenTwoSessionsKeepsNoPlaceInTheNextOne() {
		UUID next = WORLD.session(this.event, Duration.ofDays(2), "Aula");
		UUID aula = WORLD.quota(this.event, next, "Vor Ort");
		DoorWorld.SignUp both = WORLD.signUp(this.event, "confirmed", "Ida");
		UUID ticket = ticket(both, 1, "valid", this.onSite, "confirmed");
		WORLD.run("insert into places (ticket, quota, session, state) values (?, ?, ?, 'confirmed')", ticket, aula,
				next);
		complete();
		over("1 hour");
		JsonNode before = numbers();
		erase(both);
		assertThat(numbers()).isEqualTo(before);
		JsonNode after = DESK.json("/api/sessions/" + next + "/attendance", Desk.VIEWER);
		assertThat(after.at("/registered").asInt()).isZero();
		assertThat(after.at("/cancelled").asInt()).isEqualTo(1);
		assertThat(WORLD.read("select taken from quotas where id = ?", aula)).containsExactly("9");
	}

	/** As the box office would have written them. */
	private void complete() {
		WORLD.run("update registrations set confirmed_at = now() where status = 'confirmed' and event = ?", this.event);
		WORLD.run("update registrations set ended_at = now(), cause = 'expiry' where status = 'expired' and event = ?",
				this.event);
		WORLD.run("update quotas set taken = 10, waiting = 10 where event = ?", this.event);
	}

	private static UUID ticket(DoorWorld.SignUp signUp, int number, String state, UUID quota, String place) {
		return WORLD.ticket(signUp, number, "Ada", state, quota, place);
	}

	/** Nobody waits any longer for what has begun. */
	private void over(String ago) {
		WORLD.run("update sessions set starts_at = now() - interval '" + ago + "' - interval '2 hours', "
				+ "ends_at = now() - interval '" + ago + "' where id = ?", this.session);
		Awaitility.await().until(() -> !numbers().at("/noShow").isNull() && numbers().at("/waiting").asInt() == 0);
	}

	private JsonNode numbers() {
		return DESK.json("/api/sessions/" + this.session + "/attendance", Desk.VIEWER);
	}

	/** The page but for the date and the time of day at which it was made. */
	private String page() {
		return DESK.page("/sessions/" + this.session + "/attendance", Desk.VIEWER)
			.replaceAll("(?s)<head>.*?</head>|<time .*?</time>", "")
			.replaceAll("\\d\\d:\\d\\d", "");
	}

	private void erase(DoorWorld.SignUp signUp) {
		SERVICE.delete()
			.uri("/api/registrations/{id}/data", signUp.id())
			.header("Einlass-Key", WORLD.bean("linkKeys", LinkKeys.class).manageKey(signUp.id(), 1))
			.exchange()
			.expectStatus()
			.isNoContent();
	}

	private UUID scan(UUID ticket, String direction) {
		UUID scan = UUID.randomUUID();
		SERVICE.post()
			.uri("/api/sessions/{session}/scans", this.session)
			.header(HttpHeaders.AUTHORIZATION, Desk.STEWARD)
			.bodyValue(DoorWorld.scans(scan, WORLD.code(ticket, this.event), direction))
			.exchange()
			.expectStatus()
			.isOk();
		return scan;
	}

	private static void undo(UUID scan) {
		SERVICE.post()
			.uri("/api/scans/{scan}/undo", scan)
			.header(HttpHeaders.AUTHORIZATION, Desk.SUPERVISOR)
			.exchange()
			.expectStatus()
			.isOk();
	}

}
