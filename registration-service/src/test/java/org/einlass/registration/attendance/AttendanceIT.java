package org.einlass.registration.attendance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.door.DoorWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The numbers of a session. */
class AttendanceIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start();

	private static final Desk DESK = new Desk(SERVICE);

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void placesThatAreTooManySinceTheirNumberWasCutAreShown() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		WORLD.run("update quotas set wanted = 50, places = 80, taken = 80 where id = ?", quota);
		JsonNode numbers = DESK.json("/api/sessions/" + session + "/attendance", Desk.ORGANISER);
		assertThat(numbers.at("/byQuota/0/over").asInt()).isEqualTo(30);
		assertThat(DESK.page("/sessions/" + session + "/attendance", Desk.ORGANISER))
			.contains("Vor Ort: 30 Plätze zu viel vergeben")
			.doesNotContain("??");
	}

	@Test
	void numbersAreCountedFromPlaces() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID onSite = WORLD.quota(event, session, "Vor Ort");
		UUID online = WORLD.quota(event, session, "Online");
		DoorWorld.SignUp group = WORLD.signUp(event, "confirmed", "Ada Example");
		UUID ada = WORLD.ticket(group, 1, "Ada", "valid", onSite, "confirmed");
		UUID ben = WORLD.ticket(group, 2, "Ben", "valid", onSite, "confirmed");
		UUID cem = WORLD.ticket(group, 3, "Cem", "valid", online, "confirmed");
		WORLD.ticket(group, 4, "Dana", "cancelled", onSite, "cancelled");
		WORLD.ticket(WORLD.signUp(event, "waitlisted", "Eli"), 1, "Eli", "pending", onSite, "waitlisted");
		DoorWorld.SignUp unconfirmed = WORLD.signUp(event, "waitlisted", "Gil");
		WORLD.ticket(unconfirmed, 1, "Gil", "pending", onSite, "waitlisted");
		WORLD.run("update registrations set hold_until = now() + interval '1 hour' where id = ?", unconfirmed.id());
		WORLD.ticket(WORLD.signUp(event, "held", "Fay"), 1, "Fay", "pending", onSite, "held");
		scan(session, WORLD.code(ada, event), "in");
		scan(session, WORLD.code(ben, event), "in");
		scan(session, WORLD.code(ben, event), "out");
		scan(session, WORLD.code(cem, event), "out");

		JsonNode numbers = DESK.json("/api/sessions/" + session + "/attendance", Desk.VIEWER);
		assertThat(Map.of("registered", 3, "waiting", 1, "cancelled", 1, "present", 2, "inside", 1))
			.allSatisfy((name, count) -> assertThat(numbers.at("/" + name).asInt()).as(name).isEqualTo(count));
		assertThat(numbers.at("/noShow").isNull()).as("not over yet").isTrue();
		assertThat(numbers.at("/byQuota").findValuesAsString("registered")).containsExactlyInAnyOrder("2", "1");
		assertThat(numbers.at("/byGate/0/gate").asString()).isEqualTo("Nord");
		assertThat(numbers.at("/byGate/0/present").asInt()).isEqualTo(2);
		int arrived = 0;
		for (JsonNode minute : numbers.at("/arrivals")) {
			assertThat(minute.at("/minute").asString()).endsWith(":00Z");
			arrived += minute.at("/count").asInt();
		}
		assertThat(arrived).isEqualTo(2);
		WORLD.run("update sessions set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 minute' "
				+ "where id = ?", session);
		Awaitility.await()
			.untilAsserted(() -> assertThat(
					DESK.json("/api/sessions/" + session + "/attendance", Desk.ORGANISER).at("/noShow").asInt())
				.isEqualTo(1));
		assertThat(DESK.page("/sessions/" + session + "/attendance", Desk.VIEWER)).contains("nicht gekommen", "Vor Ort",
				"Nord");
	}

	@Test
	void theRoomIsFullWhenAsManyAreInsideAsItHolds() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		WORLD.run("update sessions set room_limit = 2 where id = ?", session);
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		UUID ada = WORLD.ticket(event, quota, "Ada");
		scan(session, WORLD.code(ada, event), "in");
		JsonNode some = DESK.json("/api/sessions/" + session + "/attendance", Desk.VIEWER);
		assertThat(some.at("/roomLimit").asInt()).isEqualTo(2);
		assertThat(some.at("/full").asBoolean()).isFalse();
		assertThat(DESK.page("/sessions/" + session + "/attendance", Desk.VIEWER)).contains("1 / 2")
			.doesNotContain("Der Raum ist voll", "??");
		assertThat(DESK.page("/door/" + session, Desk.STEWARD)).contains("1 von höchstens 2 Personen drin");
		scan(session, WORLD.code(WORLD.ticket(event, quota, "Ben"), event), "in");
		assertThat(DESK.json("/api/sessions/" + session + "/attendance", Desk.VIEWER).at("/full").asBoolean()).isTrue();
		assertThat(DESK.page("/sessions/" + session + "/attendance", Desk.VIEWER)).contains("Der Raum ist voll");
		assertThat(DESK.page("/door/" + session, Desk.STEWARD)).contains("Voll: 2 von höchstens 2 Personen drin");
		scan(session, WORLD.code(ada, event), "out");
		assertThat(DESK.json("/api/sessions/" + session + "/attendance", Desk.VIEWER).at("/full").asBoolean())
			.isFalse();
	}

	@Test
	void numbersAreForOrganisersAndViewersAndTheListForOrganisersAndSupervisors() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		for (String path : List.of("/api/sessions/" + session + "/attendance",
				"/sessions/" + session + "/attendance")) {
			assertThat(statuses(path)).containsExactlyInAnyOrderEntriesOf(
					Map.of("steward", 403, "supervisor", 403, "organiser", 200, "viewer", 200, "guest", 401));
		}
		for (String path : List.of("/api/sessions/" + session + "/registrations",
				"/sessions/" + session + "/registrations")) {
			assertThat(statuses(path)).containsExactlyInAnyOrderEntriesOf(
					Map.of("steward", 403, "supervisor", 200, "organiser", 200, "viewer", 403, "guest", 401));
		}
	}

	private static Map<String, Integer> statuses(String path) {
		return Map.of("steward", DESK.get(path, Desk.STEWARD), "supervisor", DESK.get(path, Desk.SUPERVISOR),
				"organiser", DESK.get(path, Desk.ORGANISER), "viewer", DESK.get(path, Desk.VIEWER), "guest",
				DESK.get(path, ""));
	}

	private static void scan(UUID session, String code, String direction) {
		SERVICE.post()
			.uri("/api/sessions/{session}/scans", session)
			.header(HttpHeaders.AUTHORIZATION, Desk.STEWARD)
			.bodyValue(DoorWorld.scans(UUID.randomUUID(), code, direction))
			.exchange()
			.expectStatus()
			.isOk();
	}

}
