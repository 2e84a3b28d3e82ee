package org.einlass.registration.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.ticket.TicketReference;

/**
 * A ticket as the door sees it.
 *
 * @param version counts the messages about it
 * @param more how many others of the same sign-up are still awaited at this door
 */
record TicketAtDoor(UUID id, UUID registration, TicketReference reference, UUID event, State state, long version,
		String name, int more, List<Seat> seats) {

	/** What a ticket is worth. */
	enum State {

		PENDING, VALID, REVOKED, CANCELLED

	}

	/** The confirmed place in this session, if it has one. */
	Optional<Seat> seatIn(UUID session) {
		return this.seats.stream().filter((seat) -> seat.session().equals(session) && seat.confirmed()).findFirst();
	}

	/** The place in this session whose holder is inside, whatever it is worth by now. */
	Optional<Seat> insideOf(UUID session) {
		return this.seats.stream()
			.filter((seat) -> seat.session().equals(session) && seat.presence() == Presence.INSIDE)
			.findFirst();
	}

	/** Whether it waits for a place in this session. */
	boolean waitsFor(UUID session) {
		return seatIn(session).isEmpty() && this.seats.stream()
			.anyMatch((seat) -> seat.session().equals(session) && !seat.over() && !seat.released());
	}

	/** Whether its place in this session was given to somebody else. */
	boolean releasedFrom(UUID session) {
		return seatIn(session).isEmpty()
				&& this.seats.stream().anyMatch((seat) -> seat.session().equals(session) && seat.released());
	}

	/** Whether nothing is left of it. */
	boolean over() {
		return this.state == State.CANCELLED || (!this.seats.isEmpty() && this.seats.stream().allMatch(Seat::over));
	}

	/** The ticket after its place changed, one version on. */
	TicketAtDoor with(Seat changed) {
		List<Seat> now = new ArrayList<>(this.seats);
		now.replaceAll((seat) -> seat.quota().equals(changed.quota()) ? changed : seat);
		return new TicketAtDoor(this.id, this.registration, this.reference, this.event, this.state, this.version + 1,
				this.name, this.more, now);
	}

}
