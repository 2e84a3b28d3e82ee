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
 * @param overridden admitted to a full room by a supervisor
 * @param undoneAt when a supervisor took it back
 */
record KeptScan(UUID id, UUID session, @Nullable UUID ticket, @Nullable UUID quota, @Nullable String codeHash,
		Outcome outcome, Direction direction, Scan.Place place, boolean offline, Instant scannedAt, Instant receivedAt,
		Seat.@Nullable Entry first, boolean overridden, @Nullable Instant undoneAt) {

	static KeptScan of(Scan scan, Door door, Verdict verdict, @Nullable String codeHash, Instant receivedAt) {
		TicketAtDoor ticket = verdict.ticket();
		Seat seat = verdict.seat();
		boolean before = verdict.outcome() == Outcome.ALREADY_ADMITTED;
		return new KeptScan(scan.id(), door.session().id(), (ticket != null) ? ticket.id() : null,
				(seat != null) ? seat.quota() : null, codeHash, verdict.outcome(), scan.direction(), scan.place(),
				scan.offline(), scan.scannedAt(), receivedAt, (seat != null && before) ? seat.first() : null,
				verdict.overridden(), null);
	}

	/** When it counts: see {@link Scan#countsAt}. */
	Instant countsAt() {
		return this.offline ? this.scannedAt : this.receivedAt;
	}

	/**
	 * Whether this is the same reading sent again. Once a ticket is erased, nothing is
	 * left to compare.
	 * @param codeHash of the code that came now
	 */
	boolean sameAs(Door door, Reading reading, String codeHash) {
		boolean sameCode = (this.ticket != null) ? this.ticket.equals(reading.ticket())
				: this.codeHash == null || this.codeHash.equals(codeHash);
		return sameCode && this.session.equals(door.session().id()) && this.direction == reading.scan().direction();
	}

	/** Whether it let the holder of a ticket that still exists in or out. */
	boolean undoable() {
		return this.ticket != null && (this.outcome == Outcome.ADMITTED || this.outcome == Outcome.LEFT);
	}

}
