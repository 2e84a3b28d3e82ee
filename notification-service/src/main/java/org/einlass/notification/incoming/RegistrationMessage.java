package org.einlass.notification.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.einlass.notification.mailroom.Registration;
import org.einlass.starter.message.MessageReader;
import org.jspecify.annotations.Nullable;

/** What we read of registration-service's messages; the rest is ignored. */
record RegistrationMessage(UUID id, long version, UUID event, String status, String language,
		@Nullable Instant holdUntil, @Nullable Instant offerUntil, @Nullable Instant confirmedAt,
		@Nullable Instant endedAt, @Nullable String cause, Asked mailsAsked, List<Ticket> tickets) {

	private static final Set<String> TAKEN = Set.of("held", "confirmed");

	private static final Set<String> AWAITED = Set.of("waitlisted", "offered");

	RegistrationMessage {
		MessageReader.present(id, event, status, language, mailsAsked, tickets);
	}

	Registration toRegistration() {
		return new Registration(this.id, this.version, this.event, this.status, this.language, this.holdUntil,
				this.offerUntil, this.confirmedAt, this.endedAt, this.cause, sessions(), sessions(AWAITED::contains),
				lost(), this.mailsAsked.toAsked());
	}

	/**
	 * Where the contact has a place; after the end of a registration, where it had one.
	 */
	private List<UUID> sessions() {
		boolean ended = this.status.equals("cancelled") || this.status.equals("expired");
		return sessions(ended ? (state) -> true : TAKEN::contains);
	}

	/** Where the contact had a place until the session was cancelled. */
	private List<UUID> lost() {
		List<UUID> taken = sessions();
		return this.tickets.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter((place) -> Boolean.TRUE.equals(place.lost()) && !taken.contains(place.session()))
			.map(Place::session)
			.distinct()
			.toList();
	}

	private List<UUID> sessions(Predicate<String> state) {
		return this.tickets.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter((place) -> state.test(place.state()))
			.map(Place::session)
			.distinct()
			.toList();
	}

	/** {@code lapsed} and {@code notKept} are missing in messages of long ago. */
	record Asked(int confirm, int ticket, int links, int waiting, int offer, @Nullable Integer lapsed,
			@Nullable Integer notKept) {

		Registration.Asked toAsked() {
			return new Registration.Asked(this.confirm, this.ticket, this.links, this.waiting, this.offer,
					(this.lapsed != null) ? this.lapsed : 0, (this.notKept != null) ? this.notKept : 0);
		}

	}

	record Ticket(List<Place> places) {

		Ticket {
			MessageReader.present(places);
		}

	}

	record Place(UUID session, String state, @Nullable Boolean lost) {

		Place {
			MessageReader.present(session, state);
		}

	}

}
