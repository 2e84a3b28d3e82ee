package org.einlass.registration.door;

import java.time.Duration;
import java.util.UUID;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Going out: nobody is held back, and nobody is counted who never came in. */
class LeavingIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final DoorClient DOOR = new DoorClient(WORLD.start());

	private static final String SUPERVISOR = TestTokens.of("supervisor")
		.in(DoorWorld.ORGANISATION, Role.SUPERVISOR)
		.bearer();

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void whoNeverCameInStaysAbsentAndTheScanIsKept() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		UUID scan = UUID.randomUUID();
		assertThat(scan(scan, ticket, "out")).isEqualTo("left");
		assertThat(presence(ticket)).isEqualTo("absent");
		assertThat(WORLD.read("select outcome from scans where id = ?", scan)).containsExactly("left");
		assertThat(WORLD.read("select version from tickets where id = ?", ticket)).as("nothing to tell")
			.containsExactly("1");
		DOOR.undo(scan, SUPERVISOR).expectStatus().isOk();
		assertThat(presence(ticket)).isEqualTo("absent");
		assertThat(scan(UUID.randomUUID(), ticket, "in")).isEqualTo("admitted");
	}

	@Test
	void whoWasScannedOutByMistakeIsInsideAgain() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		UUID in = UUID.randomUUID();
		UUID out = UUID.randomUUID();
		scan(in, ticket, "in");
		scan(out, ticket, "out");
		assertThat(presence(ticket)).isEqualTo("left");
		DOOR.undo(out, SUPERVISOR).expectStatus().isOk().expectBody().jsonPath("$.outcome").isEqualTo("left");
		DOOR.undo(out, SUPERVISOR).expectStatus().isOk();
		assertThat(presence(ticket)).isEqualTo("inside");
		assertThat(WORLD.read("select undone_by from scans where id = ?", out)).doesNotContain("null");
		UUID last = UUID.randomUUID();
		scan(last, ticket, "out");
		DOOR.undo(last, SUPERVISOR).expectStatus().isOk();
		assertThat(scan(UUID.randomUUID(), ticket, "in")).isEqualTo("already_admitted");
		DOOR.undo(in, SUPERVISOR).expectStatus().isOk();
		assertThat(new TicketTopic().until(ticket, "AdmissionUndone")).containsExactly("TicketAdmitted", "TicketLeft",
				"TicketAdmitted", "TicketLeft", "TicketAdmitted", "AdmissionUndone");
	}

	@Test
	void whosePlaceWasCancelledWhileInsideIsCountedOut() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		scan(UUID.randomUUID(), ticket, "in");
		WORLD.read("update places set state = 'cancelled' where ticket = ? returning 1", ticket);
		WORLD.read("update tickets set state = 'cancelled' where id = ? returning 1", ticket);
		assertThat(scan(UUID.randomUUID(), ticket, "in")).isEqualTo("cancelled");
		assertThat(scan(UUID.randomUUID(), ticket, "out")).isEqualTo("left");
		assertThat(presence(ticket)).isEqualTo("left");
		assertThat(scan(UUID.randomUUID(), ticket, "out")).isEqualTo("cancelled");
	}

	@Test
	void anAdmissionThatIsTakenBackTakesTheLeavingWithIt() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
		UUID in = UUID.randomUUID();
		scan(in, ticket, "in");
		scan(UUID.randomUUID(), ticket, "out");
		DOOR.undo(in, SUPERVISOR).expectStatus().isOk();
		assertThat(presence(ticket)).isEqualTo("absent");
	}

	@Test
	void theDoorPageOffersToTakeALeavingBack() {
		String reference = WORLD
			.read("select reference from registrations r join tickets t on t.registration = r.id " + "where t.id = ?",
					WORLD.ticket(EVENT, QUOTA, "Ada Example"))
			.getFirst();
		String address = DOOR.submit("/door/" + SESSION, SUPERVISOR,
				java.util.Map.of("code", reference + "-1", "direction", "out"));
		assertThat(DOOR.page(address, SUPERVISOR)).contains(">Ausgang zurücknehmen<").doesNotContain(">Einlass zurück");
	}

	private static String scan(UUID id, UUID ticket, String direction) {
		return DOOR.post(SUPERVISOR, SESSION, DoorWorld.scans(id, WORLD.code(ticket, EVENT), direction))
			.at("/results/0/outcome")
			.asString();
	}

	private static String presence(UUID ticket) {
		return WORLD.read("select presence from places where ticket = ?", ticket).getFirst();
	}

}
