package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A registration as its contact sees it; the {@code ETag} says in which state.
 *
 * @param whenConfirmed what a guest who waits gets by confirming the address:
 * {@code places} at once, or a position in the {@code line}
 */
public record RegistrationResponse(UUID id, String reference, String status, UUID event, @Nullable Instant holdUntil,
		@Nullable Instant offerUntil, @Nullable Integer position, List<AttendeeResponse> attendees,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String likely,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String whenConfirmed,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String manageKey) {

	record AttendeeResponse(UUID ticket, int number, String name, List<Answer> answers, String state,
			@Nullable String code, List<PlaceResponse> places) {
	}

	record PlaceResponse(UUID quota, UUID session, String state, String presence) {

		static PlaceResponse of(Place place) {
			return new PlaceResponse(place.quota(), place.session(), value(place.state()), value(place.presence()));
		}

	}

	/**
	 * Takes the codes of valid tickets.
	 */
	static RegistrationResponse of(Registration registration, Map<UUID, String> codes) {
		RegistrationRow row = RegistrationRow.of(registration);
		List<AttendeeResponse> attendees = registration.booking()
			.tickets()
			.stream()
			.map((ticket) -> new AttendeeResponse(ticket.id(), ticket.number(), ticket.name(), ticket.answers(),
					value(ticket.state()), codes.get(ticket.id()),
					ticket.places().stream().map(PlaceResponse::of).toList()))
			.toList();
		return new RegistrationResponse(row.id(), row.reference(), row.status(), row.event(), row.holdUntil(),
				row.offerUntil(), null, attendees, null, null, null);
	}

	/** What a code still says that was used before: that it is done. */
	static RegistrationResponse withoutTickets(Registration registration) {
		RegistrationRow row = RegistrationRow.of(registration);
		return new RegistrationResponse(row.id(), row.reference(), row.status(), row.event(), null, null, null,
				List.of(), null, null, null);
	}

	/** With the place in the line, for those who wait. */
	RegistrationResponse with(Position position) {
		return new RegistrationResponse(this.id, this.reference, this.status, this.event, this.holdUntil,
				this.offerUntil, position.number(), this.attendees, value(position.likely()), this.whenConfirmed,
				this.manageKey);
	}

	/** With what confirming the address brings, for guests who wait. */
	RegistrationResponse whenConfirmed(String whenConfirmed) {
		return new RegistrationResponse(this.id, this.reference, this.status, this.event, this.holdUntil,
				this.offerUntil, this.position, this.attendees, this.likely, whenConfirmed, this.manageKey);
	}

	/** With the key, which only answers show that make one. */
	RegistrationResponse with(String manageKey) {
		return new RegistrationResponse(this.id, this.reference, this.status, this.event, this.holdUntil,
				this.offerUntil, this.position, this.attendees, this.likely, this.whenConfirmed, manageKey);
	}

	private static String value(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
