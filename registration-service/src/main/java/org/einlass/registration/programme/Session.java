package org.einlass.registration.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One dated occurrence of an event.
 *
 * @param title if it has one of its own, as the rooms of a conference do
 * @param zone for showing its times
 * @param roomLimit how many persons may be inside at once, if limited
 * @param quotas in the organiser's order, without removed ones that nobody holds or waits
 * for
 */
public record Session(UUID id, Status status, Map<String, String> title, Instant start, Instant end, ZoneId zone,
		boolean allDay, boolean online, @Nullable Venue venue, @Nullable Integer roomLimit, List<Quota> quotas) {

	public boolean cancelled() {
		return this.status == Status.CANCELLED;
	}

	/** Whether it takes place. */
	public enum Status {

		SCHEDULED, CANCELLED

	}

}
