package org.einlass.registration.door;

import java.time.Instant;
import java.util.UUID;

/**
 * One reading at a door.
 *
 * @param id made where it was read; repeated with the same id it is the same scan
 * @param code a ticket code or a typed reference
 * @param scannedAt when it was read there, by the clock of the device
 * @param offline read without network, sent later
 * @param override a supervisor lets the person in although the room is full
 * @param place where and by whom
 */
record Scan(UUID id, String code, Direction direction, Instant scannedAt, boolean offline, boolean override,
		Place place) {

	/**
	 * When it counts: a live scan when it came in, since clocks of devices go wrong.
	 */
	Instant countsAt(Instant receivedAt) {
		return this.offline ? this.scannedAt : receivedAt;
	}

	/**
	 * Where and by whom something was scanned.
	 *
	 * @param gate one of the event's, else empty
	 * @param device may be empty
	 * @param actor the account that scans
	 * @param byHand ticked off on the organiser's list, perhaps only after the event
	 */
	record Place(String gate, String device, String actor, boolean byHand) {
	}

}
