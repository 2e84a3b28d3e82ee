package org.einlass.registration.boxoffice;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One ticket gets places and gives back those that they stand in for, also if those are
 * lost; whatever else was waited for instead of them is waited for no longer.
 *
 * @param got which places it gets
 */
record Swap(Ticket ticket, Predicate<Place> got, Set<UUID> givenBack) {

	static Swap of(Ticket ticket, Predicate<Place> got) {
		Set<UUID> givenBack = ticket.places()
			.stream()
			.filter(got)
			.map(Place::insteadOf)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return new Swap(ticket, got, givenBack);
	}

	Ticket done() {
		return this.ticket.places(this.ticket.places().stream().map(this::done).toList());
	}

	private Place done(Place place) {
		if (this.got.test(place)) {
			return place.got();
		}
		boolean over = this.givenBack.contains(place.quota()) || standsInFor(place, this.givenBack);
		return (over && (place.active() || place.isLost())) ? place.in(Place.State.CANCELLED) : place;
	}

	static boolean standsInFor(Place place, Set<UUID> quotas) {
		return place.insteadOf() != null && quotas.contains(place.insteadOf());
	}

}
