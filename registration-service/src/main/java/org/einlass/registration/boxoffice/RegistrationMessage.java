package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.einlass.starter.message.Message;
import org.jspecify.annotations.Nullable;

/** What others may know of a registration: its whole state without personal data. */
record RegistrationMessage(UUID id, long version, UUID event, String status, String language, Instant createdAt,
		@Nullable Instant holdUntil, @Nullable Instant offerUntil, @Nullable Instant confirmedAt,
		@Nullable Instant endedAt, @Nullable String cause, MailsAsked mailsAsked, List<TicketState> tickets) {

	private static final String TOPIC = "einlass.registration.registrations";

	record TicketState(UUID id, int number, String state, List<PlaceState> places) {

		static TicketState of(Ticket ticket) {
			return new TicketState(ticket.id(), ticket.number(), value(ticket.state()), ticket.places()
				.stream()
				.map((place) -> new PlaceState(place.quota(), place.session(), value(place.state()), place.isLost()))
				.toList());
		}

	}

	/** {@code lost}: taken away, since the session or event does not take place. */
	record PlaceState(UUID quota, UUID session, String state, boolean lost) {
	}

	/** A registration has come to this status. */
	static Message of(Registration registration) {
		return message(switch (registration) {
			case Registration.Held held -> "RegistrationHeld";
			case Registration.Waitlisted waiting -> "RegistrationWaitlisted";
			case Registration.Offered offered -> "PlacesOffered";
			case Registration.Confirmed confirmed -> "RegistrationConfirmed";
			case Registration.Cancelled cancelled -> "RegistrationCancelled";
			case Registration.Expired expired -> "RegistrationExpired";
		}, state(registration, null));
	}

	/** A registration has other places and keeps its status. */
	static Message changed(Registration registration, Registration.Cause cause) {
		return message("RegistrationChanged", state(registration, cause));
	}

	/** The contact asked for the links of a registration. */
	static Message linksRequested(Registration registration) {
		return message("LinksRequested", state(registration, null));
	}

	/** A person was erased: nothing is left of the registration. */
	static Message erased(Registration registration, Instant now) {
		Booking last = registration.booking().next();
		return message("RegistrationErased",
				new RegistrationMessage(last.id(), last.version(), last.event(), "cancelled", last.language().value(),
						last.createdAt(), null, null, null, now, value(Registration.Cause.ERASED), last.mails(),
						List.of()));
	}

	/** What others can see of it. */
	static RegistrationMessage state(Registration registration) {
		return state(registration, null);
	}

	private static RegistrationMessage state(Registration registration, Registration.@Nullable Cause cause) {
		RegistrationRow row = RegistrationRow.of(registration);
		return new RegistrationMessage(row.id(), row.version(), row.event(), row.status(), row.language(),
				row.createdAt(), row.holdUntil(), row.offerUntil(), row.confirmedAt(), row.endedAt(),
				(cause != null) ? value(cause) : row.cause(), registration.booking().mails(),
				registration.booking().tickets().stream().map(TicketState::of).toList());
	}

	private static Message message(String type, RegistrationMessage body) {
		return new Message(TOPIC, body.id().toString(), type, body);
	}

	private static String value(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
