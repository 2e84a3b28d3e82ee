package org.einlass.registration.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A room that may hold only so many, at two instances of the service. */
class FullRoomIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final List<DoorClient> DOORS = List.of(new DoorClient(WORLD.start()), new DoorClient(WORLD.start()));

	private static final String STEWARD = as(Role.STEWARD);

	private static final String SUPERVISOR = as(Role.SUPERVISOR);

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	private static String as(Role role) {
		return TestTokens.of(role.name()).in(DoorWorld.ORGANISATION, role).bearer();
	}

	private final UUID session = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private final UUID quota = WORLD.quota(EVENT, this.session, "Vor Ort");

	@Test
	void simultaneousScansNeverPassTheLimit() throws Exception {
		limit(10);
		List<String> codes = new ArrayList<>();
		for (int i = 0; i < 64; i++) {
			codes.add(code());
		}
		List<String> outcomes = new ArrayList<>();
		try (ExecutorService stewards = Executors.newFixedThreadPool(64)) {
			List<Future<JsonNode>> answers = new ArrayList<>();
			for (int i = 0; i < 64; i++) {
				DoorClient door = DOORS.get(i % 2);
				String code = codes.get(i);
				answers.add(stewards.submit(() -> door.scan(STEWARD, this.session, code, "in")));
			}
			for (Future<JsonNode> answer : answers) {
				assertThat(answer.get().at("/inside").asInt()).isLessThanOrEqualTo(10);
				outcomes.add(answer.get().at("/outcome").asString());
			}
		}
		assertThat(outcomes).filteredOn("admitted"::equals).hasSize(10);
		assertThat(outcomes).filteredOn("full"::equals).hasSize(54);
		assertThat(inside()).isEqualTo("10");
	}

	@Test
	void whoLeavesMakesRoomAndWhoIsInsideIsToldSo() {
		limit(1);
		String first = code();
		String second = code();
		assertSaid(scan(STEWARD, first, "in", false), "admitted", 1);
		assertSaid(scan(STEWARD, first, "in", false), "already_admitted", 1);
		assertSaid(scan(STEWARD, second, "in", false), "full", 1);
		assertSaid(scan(STEWARD, second, "out", false), "left", 1);
		assertSaid(scan(STEWARD, first, "out", false), "left", 0);
		assertSaid(scan(STEWARD, second, "in", false), "admitted", 1);
		assertSaid(scan(STEWARD, first, "in", false), "full", 1);
	}

	@Test
	void aSupervisorMayLetSomebodyInAndThatIsRecorded() {
		limit(1);
		String code = code();
		scan(STEWARD, code(), "in", true);
		assertSaid(scan(STEWARD, code, "in", true), "full", 1);
		assertSaid(scan(SUPERVISOR, code, "in", false), "full", 1);
		assertSaid(scan(SUPERVISOR, code, "in", true), "admitted", 2);
		assertThat(WORLD.read("select outcome || overridden::text from scans where session = ? and overridden",
				this.session))
			.containsExactly("admittedtrue");
	}

	@Test
	void anAdmissionThatIsTakenBackMakesRoom() {
		limit(1);
		UUID scan = UUID.randomUUID();
		DOORS.get(0).post(STEWARD, this.session, DoorWorld.scans(scan, code(), "in"));
		DOORS.get(0).undo(scan, SUPERVISOR).expectStatus().isOk();
		assertSaid(scan(STEWARD, code(), "in", false), "admitted", 1);
	}

	@Test
	void withoutALimitTheAnswerHasNoNumbers() {
		JsonNode answer = scan(STEWARD, code(), "in", false);
		assertThat(answer.has("inside") || answer.has("limit")).isFalse();
	}

	@Test
	void theRowOfAFullRoomIsReadByRelease010() {
		limit(1);
		scan(STEWARD, code(), "in", false);
		scan(STEWARD, code(), "in", false);
		assertThat(WORLD.read("select outcome || ' ' || told from scans where session = ? and told is not null",
				this.session))
			.containsExactly("too_early full");
	}

	@Test
	void thePageWithoutScriptSaysSoAndLetsASupervisorDecide() {
		limit(1);
		scan(STEWARD, code(), "in", false);
		String reference = reference();
		String path = "/door/" + this.session;
		DoorClient door = DOORS.get(0);
		assertThat(door.page(door.submit(path, STEWARD, Map.of("code", reference)), STEWARD))
			.contains("door-outcome--full", "Erst hinein, wenn jemand geht.")
			.doesNotContain("Trotzdem einlassen");
		assertThat(door.page(door.submit(path, SUPERVISOR, Map.of("code", reference)), SUPERVISOR))
			.contains("Trotzdem einlassen", "value=\"" + reference + "\"");
		Map<String, String> anyway = Map.of("code", reference, "override", "true");
		assertThat(door.page(door.submit(path, STEWARD, anyway), STEWARD)).contains("door-outcome--full");
		assertThat(door.page(door.submit(path, SUPERVISOR, anyway), SUPERVISOR)).contains("door-outcome--admitted");
	}

	private static void assertSaid(JsonNode answer, String outcome, int inside) {
		assertThat(answer.at("/outcome").asString()).isEqualTo(outcome);
		assertThat(answer.at("/inside").asInt()).isEqualTo(inside);
		assertThat(answer.at("/limit").asInt()).isEqualTo(1);
	}

	private JsonNode scan(String person, String code, String direction, boolean override) {
		Map<String, Object> scan = new HashMap<>(DoorClient.one(UUID.randomUUID(), code));
		scan.put("direction", direction);
		scan.put("override", override);
		return DOORS.get(0).post(person, this.session, Map.of("scans", List.of(scan))).at("/results/0");
	}

	private void limit(int limit) {
		WORLD.run("update sessions set room_limit = ? where id = ?", limit, this.session);
	}

	private String code() {
		return WORLD.code(WORLD.ticket(EVENT, this.quota, "Ada Example"), EVENT);
	}

	private String reference() {
		DoorWorld.SignUp signUp = WORLD.signUp(EVENT, "confirmed", "Ada Example");
		WORLD.ticket(signUp, 1, "Ada Example", "valid", this.quota, "confirmed");
		return signUp.reference() + "-1";
	}

	private String inside() {
		return WORLD.read("select count(*) from places where session = ? and presence = 'inside'", this.session)
			.getFirst();
	}

}
