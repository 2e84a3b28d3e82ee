package org.einlass.registration;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Every route × every role: see {@code access-matrix.md}. */
class AccessIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start();

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	private static final AccessMatrix MATRIX = AccessMatrix.read();

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void everyRouteIsInTheTable() {
		MATRIX.coversAllRoutesOf(WORLD.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
	}

	@TestFactory
	Stream<DynamicTest> everyRoleMayDoWhatTheTableSays() {
		return MATRIX.tests(SERVICE,
				Map.of("account", TestTokens.of("citizen").bearer(), "stranger",
						TestTokens.of("stranger").in("stadtbibliothek", Role.OWNER).bearer(), "viewer", as(Role.VIEWER),
						"steward", as(Role.STEWARD), "supervisor", as(Role.SUPERVISOR), "organiser", as(Role.ORGANISER),
						"owner", as(Role.OWNER), "mailer", TestTokens.of("mailer").realmRole("mailer").bearer()),
				AccessIT::variables);
	}

	/** The id of a registration that nobody has a key for is the id of none. */
	private static Map<String, String> variables() {
		String ticket = UUID.randomUUID().toString();
		Map<String, String> variables = new HashMap<>();
		variables.put("session", SESSION.toString());
		variables.put("id", SESSION.toString());
		variables.put("registration", registration().toString());
		variables.put("event", EVENT.toString());
		variables.put("quota", QUOTA.toString());
		variables.put("ticket", ticket);
		variables.put("scan", refusedScan().toString());
		variables.put("body:POST /api/registrations/{id}/confirm", """
				{"code": "ABCDEFGH"}""");
		variables.put("body:PUT /api/registrations/{id}/contact", """
				{"email": "ada@example.org"}""");
		variables.put("body:PUT /api/registrations/{id}/attendees", """
				{"attendees": [{"ticket": "%s", "name": "Ada"}]}""".formatted(ticket));
		variables.put("body:POST /api/registrations/{id}/move", """
				{"from": "%s", "to": "%s"}""".formatted(SESSION, EVENT));
		return variables;
	}

	/** One that nobody has a key for, but the organiser's people may look after. */
	private static UUID registration() {
		DoorWorld.SignUp signUp = WORLD.signUp(EVENT, "confirmed", "Ada Example");
		WORLD.ticket(signUp, 1, "Ada Example", "valid", QUOTA, "confirmed");
		return signUp.id();
	}

	private static UUID refusedScan() {
		UUID scan = UUID.randomUUID();
		WORLD.run(
				"""
						insert into scans (id, session, outcome, direction, gate, device, actor, offline, scanned_at, received_at)
						values (?, ?, 'unknown', 'in', '', '', 'steward', false, now(), now())
						""",
				scan, SESSION);
		return scan;
	}

	private static String as(Role role) {
		return TestTokens.of(role.value()).in(DoorWorld.ORGANISATION, role).bearer();
	}

}
