package org.einlass.registration.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.ticket.TicketReference;
import org.einlass.starter.message.Message;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TicketMessageTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Seat SEAT = new Seat(id("021"), id("011"), Seat.State.CONFIRMED, Presence.ABSENT, null);

	private static final TicketAtDoor TICKET = new TicketAtDoor(id("111"), id("101"),
			new TicketReference("K7QX-3MPD", 1), id("001"), TicketAtDoor.State.VALID, 1, "Ada Example", 0,
			List.of(SEAT));

	@Test
	void admissionsAreToldAsTheContractShows() throws IOException {
		Scan scan = scan(Instant.parse("2027-06-18T15:58:03Z"), Direction.IN);
		Seat inside = SEAT.entered(scan, scan.scannedAt());
		assertSame(TicketMessage.of(TICKET.with(inside), inside, "Nord", scan.scannedAt()).moved(), "TicketAdmitted");
	}

	@Test
	void leavingIsToldAsTheContractShows() throws IOException {
		Scan scan = scan(Instant.parse("2027-06-18T17:10:00Z"), Direction.OUT);
		Seat left = SEAT.entered(scan, scan.scannedAt()).left();
		assertSame(TicketMessage.of(TICKET.with(SEAT).with(left), left, "Nord", scan.scannedAt()).moved(),
				"TicketLeft");
	}

	@Test
	void undoneAdmissionsAreToldAsTheContractShows() throws IOException {
		assertSame(TicketMessage.of(TICKET.with(SEAT).with(SEAT), SEAT, "Nord", Instant.parse("2027-06-18T15:58:03Z"))
			.undone(), "AdmissionUndone");
	}

	private static void assertSame(Message message, String type) throws IOException {
		assertThat(message.type()).isEqualTo(type);
		assertThat(message.topic()).isEqualTo("einlass.registration.tickets");
		assertThat(message.key()).isEqualTo(TICKET.id().toString());
		assertThat(JSON.readTree(JSON.writeValueAsString(message.body())))
			.isEqualTo(JSON.readTree(Files.readString(Path.of("contracts/examples", type + ".json"))));
	}

	private static Scan scan(Instant at, Direction direction) {
		return new Scan(UUID.randomUUID(), "code", direction, at, false, false,
				new Scan.Place("Nord", "phone-3", "steward", false));
	}

	private static UUID id(String end) {
		return UUID.fromString("01990000-0000-7000-8000-000000000" + end);
	}

}
