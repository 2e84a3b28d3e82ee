package org.einlass.registration.door;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about a scan.
 *
 * @param ticket the ticket in hand, if it is one
 * @param seat its place behind this door, if it has one
 * @param overridden admitted to a full room by a supervisor
 */
record Verdict(Outcome outcome, @Nullable TicketAtDoor ticket, @Nullable Seat seat, boolean overridden) {

	Verdict(Outcome outcome, @Nullable TicketAtDoor ticket, @Nullable Seat seat) {
		this(outcome, ticket, seat, false);
	}

	static Verdict of(Outcome outcome) {
		return new Verdict(outcome, null, null);
	}

}
