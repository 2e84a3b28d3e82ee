package org.einlass.registration.boxoffice;

import java.util.Set;
import java.util.UUID;

/**
 * What somebody wants where places are not free.
 *
 * @param joinWaitingList whether to wait for all of them together
 * @param waitFor quotas to wait for alone, while the other places are taken at once
 */
record Wish(boolean joinWaitingList, Set<UUID> waitFor) {

	/** A place or else a place in the line. */
	static final Wish ANY = new Wish(true, Set.of());

	static Wish of(SignUp signUp) {
		return new Wish(signUp.joinWaitingList(), signUp.waitFor());
	}

	/** After a hold ran out: any place, but what was waited for alone still is. */
	static Wish again(Booking booking) {
		return new Wish(true, booking.count(Wish::alone).keySet());
	}

	private static boolean alone(Place place) {
		Waiting waits = place.waits();
		return waits != null && !waits.together();
	}

	boolean waits(UUID quota) {
		return this.joinWaitingList || this.waitFor.contains(quota);
	}

	/** Whether each of the full quotas is waited for alone. */
	boolean each(Set<UUID> full) {
		return this.waitFor.containsAll(full);
	}

}
