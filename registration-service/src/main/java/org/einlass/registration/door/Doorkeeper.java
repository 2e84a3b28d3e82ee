package org.einlass.registration.door;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Decides what a door says to one scan (design 7): no I/O, the first check that fails
 * wins. Whoever goes out is never held back by the time, and whoever is inside leaves
 * whatever the place is worth by now.
 */
record Doorkeeper(Door door) {

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
		return seat.map(
				(here) -> new Verdict((scan.direction() == Direction.IN) ? in(scan, here) : Outcome.LEFT, ticket, here))
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

	private Outcome in(Scan scan, Seat seat) {
		if (scan.scannedAt().isBefore(this.door.opensAt())) {
			return Outcome.TOO_EARLY;
		}
		if (scan.scannedAt().isAfter(this.door.closesAt()) && !scan.place().byHand()) {
			return Outcome.TOO_LATE;
		}
		return (seat.presence() == Presence.INSIDE) ? Outcome.ALREADY_ADMITTED : Outcome.ADMITTED;
	}

}
