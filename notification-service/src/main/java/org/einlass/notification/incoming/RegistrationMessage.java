package org.einlass.notification.incoming;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.mailroom.Registration;
import org.jspecify.annotations.Nullable;

/** What we read of registration-service's messages; the rest is ignored. */
record RegistrationMessage(UUID id, long version, UUID event, String status, String language,
		@Nullable Instant holdUntil, @Nullable Instant confirmedAt, @Nullable String cause, Asked mailsAsked,
		List<Ticket> tickets) {

	Registration toRegistration() {
		return new Registration(this.id, this.version, this.event, this.status, this.language, this.holdUntil,
				this.confirmedAt, this.cause, sessions(),
				new Registration.Asked(this.mailsAsked.confirm(), this.mailsAsked.ticket(), this.mailsAsked.links()));
	}

	/**
	 * Where the contact has a place; after the end of a registration, where it had one.
	 */
	private List<UUID> sessions() {
		boolean ended = this.status.equals("cancelled") || this.status.equals("expired");
		return this.tickets.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter((place) -> ended || !(place.state().equals("cancelled") || place.state().equals("expired")))
			.map(Place::session)
			.distinct()
			.toList();
	}

	record Asked(int confirm, int ticket, int links) {
	}

	record Ticket(List<Place> places) {
	}

	record Place(UUID session, String state) {
	}

}
