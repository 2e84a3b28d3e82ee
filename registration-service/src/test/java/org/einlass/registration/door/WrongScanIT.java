package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong scan in a batch is an outcome of its own; the others are decided. */
class WrongScanIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final DoorClient DOOR = new DoorClient(WORLD.start());

	private static final String STEWARD = TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer();

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void everyWayToBeWrongIsSaidAndKeepsNobodyOut() {
		List<Object> scans = new ArrayList<>(Arrays.asList(null, "text", 7, List.of(), Map.of()));
		for (Object time : List.of("1999-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z",
				"yesterday", "2027-06-18", 1_700_000_000, true)) {
			scans.add(DoorClient.with("scannedAt", time));
		}
		scans.addAll(List.of(DoorClient.with("id", "seven"), DoorClient.with("id", "1-1-1-1-1"),
				DoorClient.with("id", 7), DoorClient.with("code", 7), DoorClient.with("code", "x".repeat(20_000)),
				DoorClient.with("direction", "up"), DoorClient.with("direction", 1), DoorClient.with("offline", "no"),
				DoorClient.with("override", 1), DoorClient.with("colour", "red")));
		int wrong = scans.size();
		Map<String, Object> right = right();
		scans.add(wrong / 2, right);
		JsonNode results = DOOR.post(STEWARD, SESSION, body(scans)).at("/results");
		assertThat(results.size()).isEqualTo(wrong + 1);
		assertThat(results.findValuesAsString("outcome")).filteredOn("invalid"::equals).hasSize(wrong);
		assertThat(results.path(wrong / 2).path("outcome").asString()).isEqualTo("admitted");
		assertThat(results.path(wrong / 2).path("id").asString()).isEqualTo(text(right, "id"));
		assertThat(results.findValuesAsString("detail")).contains("scan: required", "scan: malformed",
				"scannedAt: malformed", "id: malformed", "code: malformed", "direction: malformed",
				"offline: malformed", "override: malformed", "scan: unknown member",
				"id: required, code: required, scannedAt: required");
	}

	@Test
	void allWrongIsAnAnswerToo() {
		assertThat(DOOR.post(STEWARD, SESSION, body(List.of(Map.of()))).findValuesAsString("outcome"))
			.containsExactly("invalid");
	}

	@Test
	void anIdThatWasUsedForAnotherCodeSaysNothingOfTheFirst() {
		Map<String, Object> first = right();
		DOOR.post(STEWARD, SESSION, body(List.of(first)));
		Map<String, Object> second = right();
		for (String code : List.of(text(second, "code"), "garbage", "ZZZZ-ZZZZ-1")) {
			JsonNode answer = DOOR.post(STEWARD, SESSION, body(List.of(with(first, "code", code)))).at("/results/0");
			assertThat(answer.at("/outcome").asString()).as(code).isEqualTo("id_reused");
			assertThat(answer.toString()).doesNotContain("Ada");
		}
		assertThat(DOOR.post(STEWARD, SESSION, body(List.of(with(first, "direction", "out"))))
			.findValuesAsString("outcome")).containsExactly("id_reused");
		assertThat(DOOR.post(STEWARD, SESSION, body(List.of(first))).findValuesAsString("outcome"))
			.containsExactly("admitted");
		assertThat(DOOR.post(STEWARD, SESSION, body(List.of(second))).findValuesAsString("outcome"))
			.containsExactly("admitted");
	}

	@Test
	void twiceInOneBatchOrAtAnotherDoorItIsTheSame() {
		Map<String, Object> first = right();
		Map<String, Object> other = with(first, "code", text(right(), "code"));
		Map<String, Object> wrong = with(first, "id", UUID.randomUUID());
		Map<String, Object> wrongAgain = with(wrong, "code", "garbage");
		Map<String, Object> forged = with(right(), "code", "forged 1");
		assertThat(DOOR
			.post(STEWARD, SESSION,
					body(List.of(first, other, first, wrong, wrongAgain, forged, with(forged, "code", "forged 2"))))
			.findValuesAsString("outcome")).containsExactly("admitted", "id_reused", "admitted", "already_admitted",
					"id_reused", "bad_signature", "id_reused");
		UUID elsewhere = WORLD.session(EVENT, Duration.ofMinutes(30), "Foyer");
		assertThat(DOOR.post(STEWARD, elsewhere, body(List.of(first, right()))).findValuesAsString("outcome"))
			.containsExactly("id_reused", "wrong_session");
	}

	@Test
	void theAnswerSaysWhenItCountsAndHowWrongTheClockIs() {
		Instant before = Instant.now();
		JsonNode slow = DOOR
			.post(STEWARD, SESSION, body(List.of(with(right(), "scannedAt", before.minus(Duration.ofHours(4))))))
			.at("/results/0");
		assertThat(slow.at("/outcome").asString()).isEqualTo("admitted");
		assertThat(slow.at("/clockSkewSeconds").asLong()).isBetween(-14_430L, -14_400L);
		assertThat(Instant.parse(slow.at("/at").asString())).isBetween(before, Instant.now());
		UUID ticket = UUID.fromString(slow.at("/ticket/id").asString());
		assertThat(Instant.parse(WORLD
			.read("select to_char(admitted_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from places "
					+ "where ticket = ?", ticket)
			.getFirst())).isBetween(before.minusMillis(1), Instant.now());
		assertThat(
				WORLD.read("select scanned_at < received_at - interval '3 hours' from scans where ticket = ?", ticket))
			.containsExactly("t");
		JsonNode almost = DOOR
			.post(STEWARD, SESSION, body(List.of(with(right(), "scannedAt", before.plus(Duration.ofSeconds(100))))))
			.at("/results/0");
		assertThat(almost.has("clockSkewSeconds")).isFalse();
	}

	private static Map<String, Object> right() {
		return DoorClient.one(UUID.randomUUID(), WORLD.code(WORLD.ticket(EVENT, QUOTA, "Ada Example"), EVENT));
	}

	private static Map<String, Object> with(Map<String, Object> scan, String member, Object value) {
		Map<String, Object> changed = new HashMap<>(scan);
		changed.put(member, value.toString());
		return changed;
	}

	private static String text(Map<String, Object> scan, String member) {
		return String.valueOf(scan.get(member));
	}

	private static Map<String, Object> body(List<?> scans) {
		return Map.of("gate", "Nord", "device", "phone-3", "scans", scans);
	}

}
