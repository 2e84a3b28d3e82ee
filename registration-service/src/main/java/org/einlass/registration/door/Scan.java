package org.einlass.registration.door;

import java.time.Instant;
import java.util.UUID;

/**
 * One reading at a door.
 *
 * @param id made where it was read; repeated with the same id it is the same scan
 * @param code a ticket code or a typed reference
 * @param scannedAt when it was read there
 * @param offline read without network, sent later
 * @param place where and by whom
 */
record Scan(UUID id, String code, Direction direction, Instant scannedAt, boolean offline, Place place) {

	/**
	 * Where and by whom something was scanned.
	 *
	 * @param gate as the device calls it; may be empty
	 * @param device may be empty
	 * @param actor the account that scans
	 * @param byHand ticked off on the organiser's list, perhaps only after the event
	 */
	record Place(String gate, String device, String actor, boolean byHand) {
	}

}
