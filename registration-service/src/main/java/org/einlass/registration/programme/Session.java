package org.einlass.registration.programme;

import java.time.Duration;
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

	private static final Duration LEAST_WITHOUT_END = Duration.ofHours(6);

	/**
	 * When it is over. Without an end, which imports write as an end at the start, it may
	 * last as long as its day in its zone, and at least six hours.
	 */
	public Instant over() {
		return over(this.start, this.end, this.zone);
	}

	/** The same of a session from this start to this end. */
	public static Instant over(Instant start, Instant end, ZoneId zone) {
		if (end.isAfter(start)) {
			return end;
		}
		Instant midnight = start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
		Instant sixHours = start.plus(LEAST_WITHOUT_END);
		return midnight.isAfter(sixHours) ? midnight : sixHours;
	}

	public boolean cancelled() {
		return this.status == Status.CANCELLED;
	}

	/** Whether it takes place. */
	public enum Status {

		SCHEDULED, CANCELLED

	}

}
