package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;

/** Until when places are kept for somebody from the waiting list (design 6). */
final class Deadlines {

	private static final Duration OFFER = Duration.ofHours(24);

	private static final Duration SHORTEST_OFFER = Duration.ofHours(1);

	private static final Duration OFFER_ENDS_BEFORE_START = Duration.ofHours(2);

	private Deadlines() {
	}

	/** A day, until two hours before the start, and an hour at least. */
	static Instant offer(Instant now, Instant start) {
		Instant latest = start.minus(OFFER_ENDS_BEFORE_START);
		Instant day = now.plus(OFFER);
		Instant least = now.plus(SHORTEST_OFFER);
		Instant until = day.isBefore(latest) ? day : latest;
		return until.isBefore(least) ? least : until;
	}

}
