package org.einlass.registration.attendance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.einlass.starter.text.EmailDomain;
import org.jspecify.annotations.Nullable;

/**
 * One name on the organiser's list: a ticket with its place in the session.
 *
 * @param id of the registration
 * @param number of the ticket in it
 * @param status of the place
 * @param presence {@code absent}, {@code inside} or {@code left}
 * @param email of the contact, for organisers only
 * @param admission the scan that let the holder in, as long as it stands
 * @param position in the line, where those who wait are asked for
 * @param promotable whether the organiser may give it this place out of turn
 */
record Attendee(UUID id, String reference, int number, String status, Instant createdAt, UUID ticket, String name,
		Map<String, String> quota, String presence, @Nullable Instant admittedAt, @Nullable String gate,
		@Nullable String contact, @Nullable String email, @Nullable UUID admission, @Nullable Integer position,
		boolean promotable) {

	/** What is printed on the ticket. */
	public String ticketReference() {
		return this.reference + "-" + this.number;
	}

	/** The address as its owner writes it. */
	public String shownEmail() {
		return (this.email != null) ? EmailDomain.shown(this.email) : "";
	}

	public boolean inside() {
		return this.presence.equals("inside");
	}

	/** Whether the holder can be let in by hand. */
	public boolean awaited() {
		return this.status.equals("confirmed") && !inside();
	}

}
