package org.einlass.registration.door;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A scan and what became of it, as it is kept: one row for each id.
 *
 * @param ticket the ticket in hand, if it is one that still exists
 * @param quota of the place behind this door, if the ticket has one
 * @param codeHash SHA-256 in hexadecimal of what was no ticket
 * @param first when the holder had come in before
 * @param undoneAt when a supervisor took it back
 */
record KeptScan(UUID id, UUID session, @Nullable UUID ticket, @Nullable UUID quota, @Nullable String codeHash,
		Outcome outcome, Direction direction, Scan.Place place, boolean offline, Instant scannedAt, Instant receivedAt,
		Seat.@Nullable Entry first, @Nullable Instant undoneAt) {

	static KeptScan of(Scan scan, Door door, Verdict verdict, @Nullable String codeHash, Instant receivedAt) {
		TicketAtDoor ticket = verdict.ticket();
		Seat seat = verdict.seat();
		boolean before = verdict.outcome() == Outcome.ALREADY_ADMITTED;
		return new KeptScan(scan.id(), door.session().id(), (ticket != null) ? ticket.id() : null,
				(seat != null) ? seat.quota() : null, codeHash, verdict.outcome(), scan.direction(), scan.place(),
				scan.offline(), scan.scannedAt(), receivedAt, (seat != null && before) ? seat.first() : null, null);
	}

	/** Whether it let the holder of a ticket that still exists in or out. */
	boolean undoable() {
		return this.ticket != null && (this.outcome == Outcome.ADMITTED || this.outcome == Outcome.LEFT);
	}

}
