package org.einlass.registration.door;

/** What somebody holds out at the door. */
sealed interface Presented {

	/** Neither a code that we signed nor a reference. */
	record Forged() implements Presented {
	}

	/** A code or reference without a ticket behind it. */
	record Unknown() implements Presented {
	}

	/** A ticket. */
	record Ticket(TicketAtDoor ticket) implements Presented {
	}

}
