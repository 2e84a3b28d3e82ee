package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a registration has reached besides its places: both together are its status.
 *
 * @param confirmBy until when a guest has to confirm the address, or {@code null} if it
 * is known to be right
 * @param extended whether there was more time for that already
 * @param offerUntil until when places are offered, if they are
 * @param confirmedAt since when it has places for sure, if it ever had
 */
record Standing(@Nullable Instant confirmBy, boolean extended, @Nullable Instant offerUntil,
		@Nullable Instant confirmedAt) {

	static Standing of(Registration registration) {
		return switch (registration) {
			case Registration.Held held -> new Standing(held.holdUntil(), held.extended(), null, null);
			case Registration.Waitlisted waiting ->
				new Standing(waiting.confirmBy(), false, null, waiting.confirmedAt());
			case Registration.Offered offered -> new Standing(null, false, offered.offerUntil(), offered.confirmedAt());
			case Registration.Confirmed confirmed -> new Standing(null, false, null, confirmed.confirmedAt());
			case Registration.Cancelled ended -> new Standing(ended.holdUntil(), false, null, ended.confirmedAt());
			case Registration.Expired ended -> new Standing(null, false, null, null);
		};
	}

	/** The address turned out to be right. */
	Standing known() {
		return new Standing(null, false, this.offerUntil, this.confirmedAt);
	}

	/** With time to confirm what comes back after its own has run out. */
	Standing renewed(Instant confirmBy) {
		return new Standing((this.confirmBy != null) ? later(this.confirmBy, confirmBy) : null, this.extended,
				this.offerUntil, this.confirmedAt);
	}

	/** With places on offer until then. */
	Standing offering(Instant offerUntil) {
		return new Standing(this.confirmBy, this.extended, offerUntil, this.confirmedAt);
	}

	private static Instant later(Instant one, Instant other) {
		return other.isAfter(one) ? other : one;
	}

	/** The status with these places, or empty if none of them is active. */
	Optional<Registration.Active> with(Booking booking, Instant now) {
		if (!booking.any(Place::active)) {
			return Optional.empty();
		}
		return Optional.of((this.confirmBy != null) ? unconfirmed(booking, this.confirmBy) : known(booking, now));
	}

	private Registration.Active unconfirmed(Booking booking, Instant until) {
		return booking.any(Place::taken) ? new Registration.Held(booking, until, this.extended)
				: new Registration.Waitlisted(booking, until, this.confirmedAt);
	}

	private Registration.Active known(Booking booking, Instant now) {
		boolean confirmed = booking.any(Place::confirmed);
		Instant since = (confirmed && this.confirmedAt == null) ? now : this.confirmedAt;
		Instant until = this.offerUntil;
		if (until != null && booking.any(Place::offered)) {
			return new Registration.Offered(booking, until, since);
		}
		return (confirmed && since != null) ? new Registration.Confirmed(booking, since)
				: new Registration.Waitlisted(booking, null, since);
	}

}
