package org.einlass.registration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.door.DoorWorld;
import org.einlass.registration.link.LinkKeys;
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

	private static final UUID LATER = WORLD.quota(EVENT, WORLD.session(EVENT, Duration.ofDays(1), "Saal"), "Vor Ort");

	private static final String HOLDER = UUID.nameUUIDFromBytes("holder".getBytes(StandardCharsets.UTF_8)).toString();

	private static final UUID OTHER = UUID.randomUUID();

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
		signUp(OTHER, UUID.randomUUID(), UUID.randomUUID());
		return MATRIX.tests(SERVICE,
				Map.of("owning account", TestTokens.of("holder").bearer(), "account", TestTokens.of("citizen").bearer(),
						"stranger", TestTokens.of("stranger").in("stadtbibliothek", Role.OWNER).bearer(), "viewer",
						as(Role.VIEWER), "steward", as(Role.STEWARD), "supervisor", as(Role.SUPERVISOR), "organiser",
						as(Role.ORGANISER), "owner", as(Role.OWNER), "mailer",
						TestTokens.of("mailer").realmRole("mailer").bearer()),
				AccessIT::variables);
	}

	@TestFactory
	Stream<DynamicTest> everyPathAllowsTheMethodsThatTheDocumentNames() {
		return MATRIX.methods(SERVICE);
	}

	/** Each cell has a registration of its own, since some take it to its end. */
	private static Map<String, String> variables() {
		UUID registration = UUID.randomUUID();
		UUID ticket = UUID.randomUUID();
		UUID scan = UUID.randomUUID();
		signUp(registration, ticket, scan);
		Map<String, String> variables = new HashMap<>();
		variables.put("session", SESSION.toString());
		variables.put("id", registration.toString());
		variables.put("registration", registration.toString());
		variables.put("event", EVENT.toString());
		variables.put("quota", QUOTA.toString());
		variables.put("ticket", ticket.toString());
		variables.put("scan", scan.toString());
		show(variables, "key holder", registration);
		show(variables, "other key", OTHER);
		variables.put("body:POST /api/registrations/{id}/confirm", """
				{"code": "ABCDEFGH"}""");
		variables.put("body:PUT /api/registrations/{id}/contact", """
				{"email": "ada@example.org"}""");
		variables.put("body:PUT /api/registrations/{id}/attendees", """
				{"attendees": [{"ticket": "%s", "name": "Ada"}]}""".formatted(ticket));
		variables.put("body:POST /api/registrations/{id}/move", """
				{"from": "%s", "to": "%s"}""".formatted(QUOTA, LATER));
		variables.put("body:POST /registrations/{id}/move", "from=" + QUOTA + "&to=" + LATER);
		return variables;
	}

	private static void show(Map<String, String> variables, String role, UUID registration) {
		String key = WORLD.bean("linkKeys", LinkKeys.class).manageKey(registration, 1);
		variables.put("header:" + role + ":Einlass-Key", key);
		variables.put("header:" + role + ":Cookie", "einlass-key=" + key);
	}

	/**
	 * Confirmed, of the owning account, with one valid ticket; and a scan at the door.
	 */
	private static void signUp(UUID registration, UUID ticket, UUID scan) {
		WORLD.run(
				"""
						with r as (
						  insert into registrations (id, reference, event, status, language, created_at, confirmed_at, account)
						  values (?, ?, ?, 'confirmed', 'de', now(), now(), ?)),
						c as (insert into contacts (registration, name, email) values (?, 'Ada', 'ada@example.org')),
						t as (insert into tickets (id, registration, event, number, state, name)
						      values (?, ?, ?, 1, 'valid', 'Ada')),
						p as (insert into places (ticket, quota, session, state) values (?, ?, ?, 'confirmed')),
						q as (update quotas set taken = taken + 1 where id = ?)
						insert into scans (id, session, outcome, direction, gate, device, actor, offline, scanned_at, received_at)
						values (?, ?, 'unknown', 'in', '', '', 'steward', false, now(), now())
						""",
				registration, registration.toString(), EVENT, HOLDER, registration, ticket, registration, EVENT, ticket,
				QUOTA, SESSION, QUOTA, scan, SESSION);
	}

	private static String as(Role role) {
		return TestTokens.of(role.value()).in(DoorWorld.ORGANISATION, role).bearer();
	}

}
