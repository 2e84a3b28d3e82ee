package org.einlass.registration.door;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Decides what a door says to one scan (design 7): no I/O, the first check that fails
 * wins. The room limit comes last. It never refuses those who were let in without
 * network, or who are ticked off afterwards: they were inside. Whoever goes out is never
 * held back by the time, and whoever is inside leaves whatever the place is worth by now.
 *
 * @param now when the scans came in; live ones are judged by it
 * @param room if it may hold only so many
 */
record Doorkeeper(Door door, Instant now, @Nullable Room room) {

	Verdict decide(Scan scan, Presented presented) {
		return switch (presented) {
			case Presented.Forged forged -> Verdict.of(Outcome.BAD_SIGNATURE);
			case Presented.Unknown unknown -> Verdict.of(Outcome.UNKNOWN);
			case Presented.Ticket found -> decide(scan, found.ticket());
		};
	}

	private Verdict decide(Scan scan, TicketAtDoor ticket) {
		Optional<Seat> leaves = ticket.insideOf(this.door.session().id())
			.filter((seat) -> scan.direction() == Direction.OUT);
		if (leaves.isPresent()) {
			return new Verdict(Outcome.LEFT, ticket, leaves.get());
		}
		Outcome worthless = worthless(ticket);
		Optional<Seat> seat = ticket.seatIn(this.door.session().id());
		if (worthless != null) {
			return new Verdict(worthless, ticket, null);
		}
		return seat
			.map((here) -> (scan.direction() == Direction.IN) ? in(scan, ticket, here)
					: new Verdict(Outcome.LEFT, ticket, here))
			.orElseGet(() -> new Verdict(
					ticket.releasedFrom(this.door.session().id()) ? Outcome.RELEASED : Outcome.WRONG_SESSION, ticket,
					null));
	}

	private @Nullable Outcome worthless(TicketAtDoor ticket) {
		if (ticket.state() == TicketAtDoor.State.REVOKED) {
			return Outcome.REVOKED;
		}
		if (ticket.over()) {
			return Outcome.CANCELLED;
		}
		if (ticket.state() == TicketAtDoor.State.PENDING || ticket.waitsFor(this.door.session().id())) {
			return Outcome.WAITING;
		}
		return ticket.event().equals(this.door.event().id()) ? null : Outcome.WRONG_EVENT;
	}

	private Verdict in(Scan scan, TicketAtDoor ticket, Seat seat) {
		Instant at = scan.countsAt(this.now);
		boolean late = at.isAfter(this.door.closesAt());
		if (at.isBefore(this.door.opensAt())) {
			return new Verdict(Outcome.TOO_EARLY, ticket, seat);
		}
		if (late && !scan.place().byHand()) {
			return new Verdict(Outcome.TOO_LATE, ticket, seat);
		}
		if (seat.presence() == Presence.INSIDE) {
			return new Verdict(Outcome.ALREADY_ADMITTED, ticket, seat);
		}
		boolean full = this.room != null && this.room.full() && !scan.offline() && !late;
		return (full && !scan.override()) ? new Verdict(Outcome.FULL, ticket, seat)
				: new Verdict(Outcome.ADMITTED, ticket, seat, full);
	}

}
