package org.einlass.registration.door;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of the text that a device sends as its gate, or as its own name. */
class GateIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final DoorClient DOOR = new DoorClient(WORLD.start());

	private static final String STEWARD = TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer();

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	private static final UUID LISTED = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID LISTED_SESSION = WORLD.session(LISTED, Duration.ofMinutes(30), "Saal");

	private static final UUID LISTED_QUOTA = WORLD.quota(LISTED, LISTED_SESSION, "Vor Ort");

	static {
		WORLD.run("update events set gates = '[\"Nord\", \"Süd\"]' where id = ?", LISTED);
	}

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "EIN1:W50D905L4V71CCEVKL Z9N6B6PLD904L4W", "ein1öw50d", "K7QX-3MPD-2", "Nord ein1:w50d" })
	void aCodeIsKeptNeitherAsGateNorAsDeviceAndTheScanIsDecided(String code) {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		assertThat(outcome(EVENT, SESSION, ticket, code)).isEqualTo("admitted");
		assertThat(kept(ticket)).isEqualTo("|");
		assertThat(WORLD.read("select admitted_gate || '|' || admitted_device from places where ticket = ?", ticket))
			.containsExactly("|");
		assertThat(new TicketTopic().bodies(ticket, "TicketAdmitted")).singleElement()
			.asString()
			.contains("\"gate\":\"\"");
	}

	@Test
	void theWholeTicketCodeMayBeLongerThanAGate() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		assertThat(outcome(EVENT, SESSION, ticket, WORLD.code(ticket, EVENT))).isEqualTo("admitted");
		assertThat(kept(ticket)).isEqualTo("|");
	}

	@Test
	void withoutAListEveryOtherTextIsAGate() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		assertThat(outcome(EVENT, SESSION, ticket, "Nord-West 1")).isEqualTo("admitted");
		assertThat(kept(ticket)).isEqualTo("Nord-West 1|Nord-West 1");
	}

	@Test
	void withAListOnlyItsGatesAreKept() {
		for (Map.Entry<String, String> gate : Map.of("Nord", "Nord", " süd ", "Süd", "NORD", "Nord", "Osten", "")
			.entrySet()) {
			UUID ticket = WORLD.ticket(LISTED, LISTED_QUOTA, "Ada Example");
			assertThat(outcome(LISTED, LISTED_SESSION, ticket, gate.getKey())).isEqualTo("admitted");
			assertThat(kept(ticket)).isEqualTo(gate.getValue() + "|" + gate.getKey().strip());
		}
	}

	@Test
	void thePageOffersTheListAndKeepsNoCodeEither() {
		assertThat(DOOR.page("/door/" + LISTED_SESSION, STEWARD)).contains(
				"<option dir=\"auto\" value=\"Nord\">Nord</option>", "<option dir=\"auto\" value=\"Süd\">Süd</option>");
		assertThat(DOOR.page("/door/" + SESSION, STEWARD)).doesNotContain("<option");
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		String code = WORLD.code(ticket, EVENT);
		String address = DOOR.submit("/door/" + SESSION, STEWARD, Map.of("code", code, "gate", code));
		assertThat(DOOR.page(address, STEWARD)).contains("door-outcome--admitted").doesNotContain("EIN1");
		assertThat(kept(ticket)).isEqualTo("|");
	}

	private static String kept(UUID ticket) {
		return WORLD.read("select gate || '|' || device from scans where ticket = ?", ticket).getFirst();
	}

	private static String outcome(UUID event, UUID session, UUID ticket, String gate) {
		JsonNode answer = DOOR.post(STEWARD, session, Map.of("gate", gate, "device", gate, "scans",
				List.of(DoorClient.one(UUID.randomUUID(), WORLD.code(ticket, event)))));
		return answer.at("/results/0/outcome").asString();
	}

}
