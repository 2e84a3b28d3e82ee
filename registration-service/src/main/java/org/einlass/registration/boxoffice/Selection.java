package org.einlass.registration.boxoffice;

import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which of a registration's places are meant.
 *
 * @param tickets those of these tickets, or {@code null} for all
 * @param quotas those in these quotas, or {@code null} for all
 */
record Selection(@Nullable Set<UUID> tickets, @Nullable Set<UUID> quotas) {

	static final Selection ALL = new Selection(null, null);

	boolean has(Ticket ticket, Place place) {
		return (this.tickets == null || this.tickets.contains(ticket.id()))
				&& (this.quotas == null || this.quotas.contains(place.quota()));
	}

	/** Whether such a place is among them. */
	boolean any(Booking booking, Predicate<Place> which) {
		return booking.tickets()
			.stream()
			.anyMatch(
					(ticket) -> ticket.places().stream().anyMatch((place) -> which.test(place) && has(ticket, place)));
	}

	/** Whether all of the tickets and quotas are the registration's. */
	boolean within(Booking booking) {
		return (this.tickets == null
				|| booking.tickets().stream().map(Ticket::id).collect(Collectors.toSet()).containsAll(this.tickets))
				&& (this.quotas == null || booking.count((place) -> true).keySet().containsAll(this.quotas));
	}

}
