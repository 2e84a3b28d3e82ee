package org.einlass.registration.attendance;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of the list.
 *
 * @param next where the next page begins, if there is one
 * @param total how many names were found in all
 */
record Attendees(List<Attendee> items, @Nullable String next, int total) {

	/** How many fit on a page. */
	static final int PAGE = 50;

	/** Where the ticket with this reference first stands on the page, or -1. */
	int line(String ticketReference) {
		return this.items.stream().map(Attendee::ticketReference).toList().indexOf(ticketReference);
	}

}
