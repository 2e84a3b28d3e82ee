package org.einlass.registration.programme;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A number of places of one kind in a session.
 *
 * @param places how many there are, or {@code null} for as many as wanted; never below
 * taken
 * @param taken how many are held or confirmed
 * @param waitingList whether those who find it full may wait
 * @param audience who may take its places, or {@code null} for whom the event admits
 * @param removed no longer offered
 */
public record Quota(UUID id, UUID session, Map<String, String> name, Kind kind, @Nullable Integer places, int taken,
		boolean waitingList, @Nullable Audience audience, boolean removed) {

	/** How many places are free; the largest number if there is no limit. */
	public int free() {
		return (this.places != null) ? Math.max(0, this.places - this.taken) : Integer.MAX_VALUE;
	}

	/** On site or online. */
	public enum Kind {

		ON_SITE, ONLINE

	}

}
