package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a booking a registration: with its places, in the line, or some of both.
 *
 * @param full the quotas that it has to wait for
 * @param together whether the places that are free wait with those that are not
 * @param hold how long somebody has to confirm the address
 */
record Seating(Booking booking, Set<UUID> full, boolean together, Duration hold, Instant now) {

	/** Confirmed at once, or held until the address is. */
	Registration of(boolean confirmed) {
		Booking seated = seated();
		Instant holdUntil = this.now.plus(this.hold);
		if (seated.any(Place::taken)) {
			Registration.Held held = new Registration.Held(seated, holdUntil, false);
			return confirmed ? held.confirm(this.now) : askToConfirm(held);
		}
		Registration.Waitlisted waiting = new Registration.Waitlisted(seated, holdUntil, null);
		return confirmed ? waiting.confirm() : askToConfirm(waiting);
	}

	/**
	 * All of it in the line until the address is confirmed, since guests hold as many
	 * places already as they may. What is wanted alone then still is.
	 */
	Registration inLine(Wish wish) {
		Booking queued = this.booking.change(Place::taken,
				(place) -> place.queue(new Waiting(this.booking.createdAt(), !wish.waitFor().contains(place.quota()))));
		return askToConfirm(new Registration.Waitlisted(queued, this.now.plus(this.hold), null));
	}

	private Booking seated() {
		return this.full.isEmpty() ? this.booking
				: this.booking.change((place) -> place.taken() && (this.together || this.full.contains(place.quota())),
						(place) -> place.queue(new Waiting(this.booking.createdAt(), this.together)));
	}

	private static Registration askToConfirm(Registration registration) {
		return registration.with(registration.booking().mails(registration.booking().mails().oneMoreConfirm()));
	}

}
