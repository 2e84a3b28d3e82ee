package org.einlass.registration.boxoffice;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One ticket gets places that it waited for and gives back those that they stand in for.
 */
record Swap(Ticket ticket, Set<UUID> got, Set<UUID> givenBack) {

	static Swap of(Ticket ticket, Set<UUID> quotas) {
		Set<UUID> givenBack = ticket.places()
			.stream()
			.filter((place) -> place.waiting() && quotas.contains(place.quota()))
			.map(Place::insteadOf)
			.filter((other) -> other != null)
			.collect(Collectors.toSet());
		return new Swap(ticket, quotas, givenBack);
	}

	Ticket done() {
		return this.ticket.places(this.ticket.places().stream().map(this::done).toList());
	}

	private Place done(Place place) {
		if (place.waiting() && this.got.contains(place.quota())) {
			return place.in(Place.State.CONFIRMED);
		}
		return (place.taken() && this.givenBack.contains(place.quota())) ? place.in(Place.State.CANCELLED) : place;
	}

}
