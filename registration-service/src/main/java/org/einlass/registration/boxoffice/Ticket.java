package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One attendee's pass for one event: entered once, one code, one or several places.
 *
 * @param number within its registration, from 1
 * @param name personal data, as are the answers
 */
public record Ticket(UUID id, int number, State state, String name, List<Answer> answers, List<Place> places) {

	Ticket named(String name) {
		return new Ticket(this.id, this.number, this.state, name, this.answers, this.places);
	}

	/** With other places, which decide whether it is valid. */
	Ticket places(List<Place> places) {
		State state = places.stream().anyMatch(Ticket::valid) ? State.VALID
				: places.stream().anyMatch(Place::active) ? State.PENDING : State.CANCELLED;
		return new Ticket(this.id, this.number, (this.state == State.REVOKED) ? State.REVOKED : state, this.name,
				this.answers, places);
	}

	/** The door tells whoever comes after all that the place was released. */
	private static boolean valid(Place place) {
		return place.state() == Place.State.CONFIRMED || place.state() == Place.State.RELEASED;
	}

	/** With those of its places changed that match. */
	Ticket change(Predicate<Place> which, UnaryOperator<Place> change) {
		return places(this.places.stream().map((place) -> which.test(place) ? change.apply(place) : place).toList());
	}

	@Override
	public String toString() {
		return "Ticket[" + this.id + "]";
	}

	/** What has become of it. */
	public enum State {

		PENDING, VALID, REVOKED, CANCELLED

	}

}
