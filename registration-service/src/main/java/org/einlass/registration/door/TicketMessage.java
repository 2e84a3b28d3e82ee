package org.einlass.registration.door;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.einlass.starter.message.Message;

/**
 * What the topic {@code einlass.registration.tickets} tells of a ticket at the door:
 * nothing about the person.
 *
 * @param id of the ticket
 * @param version of the ticket, counts its messages
 */
record TicketMessage(UUID id, long version, UUID registration, UUID event, UUID session, UUID quota, String presence,
		String gate, Instant scannedAt) {

	static final String TOPIC = "einlass.registration.tickets";

	static TicketMessage of(TicketAtDoor ticket, Seat seat, String gate, Instant scannedAt) {
		return new TicketMessage(ticket.id(), ticket.version(), ticket.registration(), ticket.event(), seat.session(),
				seat.quota(), seat.presence().value(), gate, scannedAt);
	}

	/** Somebody came in or went out. */
	@JsonIgnore
	Message moved() {
		return message(this.presence.equals(Presence.INSIDE.value()) ? "TicketAdmitted" : "TicketLeft");
	}

	/** An admission was taken back. */
	@JsonIgnore
	Message undone() {
		return message("AdmissionUndone");
	}

	private Message message(String type) {
		return new Message(TOPIC, this.id.toString(), type, this);
	}

}
