package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The door by HTTP, with a real database. */
class DoorIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final DoorClient DOOR = new DoorClient(WORLD.start());

	private static final String STEWARD = as("steward", Role.STEWARD);

	private static final String SUPERVISOR = as("supervisor", Role.SUPERVISOR);

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	private static final UUID LATER = WORLD.session(EVENT, Duration.ofDays(1), "Kuppelsaal");

	private static final UUID LATER_QUOTA = WORLD.quota(EVENT, LATER, "Vor Ort");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	private static String as(String user, Role role) {
		return TestTokens.of(user).in(DoorWorld.ORGANISATION, role).bearer();
	}

	@Test
	void whoHasATicketIsAdmittedOnceAndMayLeaveAndComeBack() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		String code = WORLD.code(ticket, EVENT);
		JsonNode admitted = DOOR.scan(STEWARD, SESSION, code, "in");
		assertThat(admitted.at("/outcome").asString()).isEqualTo("admitted");
		assertThat(admitted.at("/ticket/name").asString()).isEqualTo("Ada Example");
		assertThat(admitted.at("/ticket/quota/de").asString()).isEqualTo("Vor Ort");
		JsonNode again = DOOR.scan(STEWARD, SESSION, code, "in");
		assertThat(again.at("/outcome").asString()).isEqualTo("already_admitted");
		assertThat(again.at("/first/gate").asString()).isEqualTo("Nord");
		assertThat(again.at("/first/device").asString()).isEqualTo("phone-3");
		assertThat(Instant.parse(again.at("/first/at").asString())).isBeforeOrEqualTo(Instant.now());
		assertThat(DOOR.scan(STEWARD, SESSION, code, "out").at("/outcome").asString()).isEqualTo("left");
		assertThat(DOOR.scan(STEWARD, SESSION, code, "in").at("/outcome").asString()).isEqualTo("admitted");
		assertThat(WORLD.read("select presence from places where ticket = ?", ticket)).containsExactly("inside");
	}

	@Test
	void aTypedReferenceOpensTheDoorToo() {
		DoorWorld.SignUp group = WORLD.signUp(EVENT, "confirmed", "Ada Example");
		WORLD.ticket(group, 1, "Ada Example", "valid", QUOTA, "confirmed");
		UUID second = WORLD.ticket(group, 2, "Ben Example", "valid", QUOTA, "confirmed");
		JsonNode answer = DOOR.scan(STEWARD, SESSION,
				group.reference().toLowerCase(java.util.Locale.ROOT).replace("-", "") + " 2", "in");
		assertThat(answer.at("/outcome").asString()).isEqualTo("admitted");
		assertThat(answer.at("/ticket/id").asString()).isEqualTo(second.toString());
		assertThat(answer.at("/more").asInt()).as("the first of the group is still awaited").isEqualTo(1);
	}

	@Test
	void forgedCodesAreRefusedAndKeptWithoutTheCode() {
		String genuine = WORLD.code(WORLD.ticket(EVENT, QUOTA, "Ada Example"), EVENT);
		char last = (genuine.charAt(151) == '0') ? '1' : '0';
		List<String> forged = new ArrayList<>(List.of(genuine.substring(0, 151), genuine.substring(0, 151) + last,
				"EIN1:" + "0".repeat(147), "EIN1:", "https://example.org/?ticket=1", "\u0000\n", "x".repeat(10_000)));
		forged.add(genuine.substring(0, 60) + WORLD.code(UUID.randomUUID(), EVENT).substring(60));
		for (String code : forged) {
			assertThat(DOOR.scan(STEWARD, SESSION, code, "in").toString()).as(code)
				.contains("bad_signature")
				.doesNotContain("ticket");
		}
		assertThat(WORLD.read("select length(code_hash) from scans where outcome = 'bad_signature'")).contains("32")
			.containsOnly("32");
	}

	@Test
	void everyOtherOutcomeIsSaidAsItIs() {
		UUID otherEvent = WORLD.event("stadtbibliothek");
		UUID otherSession = WORLD.session(otherEvent, Duration.ofMinutes(30), "Saal");
		UUID elsewhere = WORLD.ticket(otherEvent, WORLD.quota(otherEvent, otherSession, "Vor Ort"), "Cem Example");
		JsonNode wrongEvent = DOOR.scan(STEWARD, SESSION, WORLD.code(elsewhere, otherEvent), "in");
		assertThat(wrongEvent.at("/outcome").asString()).isEqualTo("wrong_event");
		assertThat(wrongEvent.toString()).as("names of others' guests stay with them").doesNotContain("Cem");

		UUID later = WORLD.ticket(EVENT, LATER_QUOTA, "Ada Example");
		JsonNode wrongSession = DOOR.scan(STEWARD, SESSION, WORLD.code(later, EVENT), "in");
		assertThat(wrongSession.at("/outcome").asString()).isEqualTo("wrong_session");
		assertThat(wrongSession.at("/session/room").asString()).isEqualTo("Kuppelsaal");
		assertThat(wrongSession.at("/session/start").asString()).isNotEmpty();
		assertThat(DOOR.outcome(STEWARD, LATER, WORLD.code(later, EVENT))).isEqualTo("too_early");

		UUID past = WORLD.session(EVENT, Duration.ofHours(-4), "Saal");
		assertThat(DOOR.outcome(STEWARD, past,
				WORLD.code(WORLD.ticket(EVENT, WORLD.quota(EVENT, past, "Vor Ort"), "Ada"), EVENT)))
			.isEqualTo("too_late");
		assertThat(DOOR.outcome(STEWARD, SESSION, WORLD.code(UUID.randomUUID(), EVENT))).isEqualTo("unknown");
		assertThat(DOOR.outcome(STEWARD, SESSION, "ZZZZ-ZZZZ-1")).isEqualTo("unknown");
		assertThat(DOOR.outcome(STEWARD, SESSION, WORLD.code(ticket("revoked", "confirmed"), EVENT)))
			.isEqualTo("revoked");
		assertThat(DOOR.outcome(STEWARD, SESSION, WORLD.code(ticket("cancelled", "cancelled"), EVENT)))
			.isEqualTo("cancelled");
		assertThat(DOOR.outcome(STEWARD, SESSION, WORLD.code(ticket("pending", "held"), EVENT))).isEqualTo("waiting");
	}

	private static UUID ticket(String state, String place) {
		return WORLD.ticket(WORLD.signUp(EVENT, "confirmed", "Ada Example"), 1, "Ada Example", state, QUOTA, place);
	}

	@Test
	void aBatchIsAnsweredInItsOrderAndKnowsWhatCameBefore() {
		String code = WORLD.code(WORLD.ticket(EVENT, QUOTA, "Ada Example"), EVENT);
		UUID repeated = UUID.randomUUID();
		Map<String, Object> body = Map.of("device", "phone-3", "gate", "Nord", "scans",
				List.of(DoorClient.one(repeated, code), DoorClient.one(UUID.randomUUID(), code),
						DoorClient.one(repeated, code), DoorClient.one(UUID.randomUUID(), "nonsense, sorry")));
		assertThat(DOOR.post(STEWARD, SESSION, body).findValuesAsString("outcome")).containsExactly("admitted",
				"already_admitted", "admitted", "bad_signature");
		assertThat(WORLD.read("select outcome from scans where id = ?", repeated)).containsExactly("admitted");
	}

	@Test
	void anAdmissionIsUndoneOnceAndToldToOthers() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		UUID scan = UUID.randomUUID();
		DOOR.post(STEWARD, SESSION, DoorWorld.scans(scan, WORLD.code(ticket, EVENT), "in"));
		DOOR.undo(scan, STEWARD).expectStatus().isForbidden();
		DOOR.undo(scan, as("x", Role.VIEWER)).expectStatus().isForbidden();
		DOOR.undo(UUID.randomUUID(), SUPERVISOR).expectStatus().isNotFound();
		DOOR.undo(scan, SUPERVISOR).expectStatus().isOk().expectBody().jsonPath("$.undoneAt").isNotEmpty();
		DOOR.undo(scan, SUPERVISOR).expectStatus().isOk();
		assertThat(WORLD.read("select presence from places where ticket = ?", ticket)).containsExactly("absent");
		assertThat(DOOR.scan(STEWARD, SESSION, WORLD.code(ticket, EVENT), "in").at("/outcome").asString())
			.isEqualTo("admitted");
		UUID failed = UUID.randomUUID();
		DOOR.post(STEWARD, SESSION, DoorWorld.scans(failed, WORLD.code(ticket, EVENT), "in"));
		DOOR.undo(failed, SUPERVISOR)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("not-an-admission");
		DOOR.scan(STEWARD, SESSION, WORLD.code(ticket, EVENT), "out");
		assertThat(new TicketTopic().until(ticket, "TicketLeft")).containsExactly("TicketAdmitted", "AdmissionUndone",
				"TicketAdmitted", "TicketLeft");
	}

	@Test
	void badInputOfTheCallIsNamedFieldByField() {
		assertThat(DOOR.refused(STEWARD, SESSION, Map.of())).containsExactly("scans");
		assertThat(DOOR.refused(STEWARD, SESSION, Map.of("scans", List.of()))).containsExactly("scans");
		assertThat(DOOR.refused(STEWARD, SESSION,
				Map.of("scans", java.util.Collections.nCopies(501, DoorClient.one(UUID.randomUUID(), "x")))))
			.containsExactly("scans");
		assertThat(DOOR.refused(STEWARD, SESSION, Map.of("gate", "a\u0000b", "scans", List.of(Map.of()))))
			.containsExactly("gate");
		assertThat(DOOR.refused(STEWARD, SESSION, Map.of("device", "x".repeat(81), "scans", List.of(Map.of()))))
			.containsExactly("device");
	}

	@Test
	void onlyTheOrganisationsOwnPeopleScan() {
		Map<String, Object> body = DoorWorld.scans(UUID.randomUUID(), "nonsense, sorry", "in");
		for (Role role : List.of(Role.STEWARD, Role.SUPERVISOR, Role.ORGANISER, Role.OWNER)) {
			DOOR.exchange(as("x", role), SESSION, body).expectStatus().isOk();
		}
		DOOR.exchange(as("x", Role.VIEWER), SESSION, body).expectStatus().isForbidden();
		DOOR.exchange(TestTokens.of("x").in("stadtbibliothek", Role.OWNER).bearer(), SESSION, body)
			.expectStatus()
			.isForbidden();
		DOOR.exchange("", SESSION, body).expectStatus().isUnauthorized();
		DOOR.exchange(STEWARD, UUID.randomUUID(), body).expectStatus().isNotFound();
	}

	@Test
	void theDoorPageWorksWithoutScript() {
		DoorWorld.SignUp signUp = WORLD.signUp(EVENT, "confirmed", "Ada Secret");
		WORLD.ticket(signUp, 1, "Ada Onhertticket", "valid", QUOTA, "confirmed");
		assertThat(DOOR.page("/door", STEWARD)).contains("/door/" + SESSION);
		assertThat(DOOR.page("/door/" + SESSION, STEWARD)).contains("data-session=\"" + SESSION, "id=\"door-form\"",
				"/assets/door.js");
		String address = DOOR.submit("/door/" + SESSION, STEWARD,
				Map.of("code", signUp.reference() + "-1", "gate", "Süd"));
		assertThat(address).startsWith("/door/" + SESSION + "?scan=");
		assertThat(DOOR.page(address, STEWARD)).contains("door-outcome--admitted", "Ada Onhertticket · Vor Ort", "Süd")
			.doesNotContain("Ada Secret", "example.org", "Einlass zurücknehmen");
		assertThat(DOOR.page(address, SUPERVISOR)).as("not their own scan").doesNotContain("Ada Onhertticket");
		assertThat(DOOR.page("/door/" + SESSION, STEWARD)).doesNotContain("Ada Onhertticket");
		assertThat(DOOR.page(address + "&lang=en", STEWARD)).contains("Admit");
	}

	@Test
	void thePageBringsTheWordsForItsScript() {
		assertThat(DOOR.page("/door/" + SESSION, STEWARD)).contains("data-next=\"Nächster Scan\"",
				"data-more=\"Aus dieser Anmeldung werden noch {0} Personen erwartet.\"",
				"<p data-outcome=\"admitted\"><strong>Einlass</strong><span></span></p>",
				"<p data-outcome=\"retry\"><strong>Keine Verbindung</strong><span>Der Scan ist gemerkt");
		assertThat(DOOR.page("/door/" + SESSION + "?lang=en", STEWARD)).contains("data-next=\"Next scan\"",
				"<p data-outcome=\"wrong_session\"><strong>Other session</strong>");
	}

}
