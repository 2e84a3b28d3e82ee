package org.einlass.registration.door;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a door says to a scan; in this order checks are made, the first that fails wins.
 */
public enum Outcome {

	/** No ticket code that we signed, nor a reference. */
	BAD_SIGNATURE,
	/** Genuine, but there is no such ticket (any more). */
	UNKNOWN,
	/** Replaced by another ticket. */
	REVOKED, CANCELLED,
	/** Not confirmed, or on the waiting list. */
	WAITING, WRONG_EVENT,
	/** Right event, but no place here. */
	WRONG_SESSION,
	/** The place was given to somebody who waited at the door. */
	RELEASED, TOO_EARLY, TOO_LATE, ALREADY_ADMITTED,
	/** As many are inside as the room may hold. */
	FULL, ADMITTED, LEFT,
	/** This scan could not be read; nothing is kept of it. */
	INVALID,
	/** Another code, or another door, has used the id of this scan before. */
	ID_REUSED;

	/** As it stands in JSON, in the database and in classes of the page. */
	@JsonValue
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Outcome of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

}
