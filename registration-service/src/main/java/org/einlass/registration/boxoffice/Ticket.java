package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

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

	/** All its places and itself confirmed, whatever they were before. */
	Ticket confirmed() {
		return with(State.VALID, this.places.stream().map((place) -> place.in(Place.State.CONFIRMED)).toList());
	}

	/** Without the places that match; without any place left it is cancelled. */
	Ticket without(Predicate<Place> lost) {
		List<Place> left = this.places.stream()
			.map((place) -> lost.test(place) ? place.in(Place.State.CANCELLED) : place)
			.toList();
		return with(left.stream().anyMatch(Place::taken) ? this.state : State.CANCELLED, left);
	}

	/** Without its places in these sessions. */
	Ticket withoutSessions(Set<UUID> sessions) {
		return without((place) -> sessions.contains(place.session()));
	}

	private Ticket with(State state, List<Place> places) {
		return new Ticket(this.id, this.number, state, this.name, this.answers, places);
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
