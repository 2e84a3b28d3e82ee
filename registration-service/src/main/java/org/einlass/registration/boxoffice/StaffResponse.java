package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A registration as the organiser's people see it: without answers, ticket codes and key,
 * which are the contact's alone.
 */
public record StaffResponse(UUID id, String reference, String status, UUID event, @Nullable Instant holdUntil,
		@Nullable Instant offerUntil, @Nullable Integer position, List<StaffTicket> attendees) {

	record StaffTicket(UUID ticket, int number, String name, String state,
			List<RegistrationResponse.PlaceResponse> places) {

		static StaffTicket of(Ticket ticket) {
			return new StaffTicket(ticket.id(), ticket.number(), ticket.name(),
					ticket.state().name().toLowerCase(Locale.ROOT),
					ticket.places().stream().map(RegistrationResponse.PlaceResponse::of).toList());
		}

	}

	static StaffResponse of(Registration registration) {
		RegistrationRow row = RegistrationRow.of(registration);
		return new StaffResponse(row.id(), row.reference(), row.status(), row.event(), row.holdUntil(),
				row.offerUntil(), null, registration.booking().tickets().stream().map(StaffTicket::of).toList());
	}

	/** With the place in the line, for those who wait. */
	StaffResponse with(Position position) {
		return new StaffResponse(this.id, this.reference, this.status, this.event, this.holdUntil, this.offerUntil,
				position.number(), this.attendees);
	}

}
