package org.einlass.registration.door;

import java.util.Map;
import java.util.UUID;

import org.einlass.registration.ticket.TicketReference;
import org.jspecify.annotations.Nullable;

/**
 * A scan with what its code says.
 *
 * @param ticket the id in a genuine code, or behind a reference
 * @param reference what was typed instead of a code
 * @param keyboard read by a scanner that is set to another keyboard, past repair
 */
record Reading(Scan scan, @Nullable UUID ticket, @Nullable TicketReference reference, boolean keyboard) {

	Reading with(Map<TicketReference, UUID> known) {
		return (this.reference != null)
				? new Reading(this.scan, known.get(this.reference), this.reference, this.keyboard) : this;
	}

	/** What the steward should know about a code that cannot be read. */
	@Nullable Hint hint() {
		return this.keyboard ? Hint.KEYBOARD : null;
	}

	Presented presented(Map<UUID, TicketAtDoor> tickets) {
		if (this.ticket == null && this.reference == null) {
			return new Presented.Forged();
		}
		TicketAtDoor found = (this.ticket != null) ? tickets.get(this.ticket) : null;
		return (found != null) ? new Presented.Ticket(found) : new Presented.Unknown();
	}

}
