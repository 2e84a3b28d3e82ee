package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.SessionTime;
import org.jspecify.annotations.Nullable;

/** A registration on its page, in one language. */
record RegistrationView(String id, String reference, String status, String cause, String title, String slug,
		String host, String heldUntil, String cancelUntil, boolean mayCancel, boolean mayRename, int correctionsLeft,
		boolean mayResend, List<SessionView> sessions, List<TicketView> tickets, @Nullable String email) {

	record SessionView(String title, String when, String where, boolean cancelled) {
	}

	record TicketView(String id, int number, String reference, String name, String state, List<String> places,
			boolean valid) {
	}

	static RegistrationView of(Registration registration, Event event, @Nullable Contact contact, Language language,
			Instant now) {
		RegistrationRow row = RegistrationRow.of(registration);
		Booking booking = registration.booking();
		ZoneId zone = event.sessions().getFirst().zone();
		Instant until = Changes.cancelUntil(event, registration);
		boolean active = registration instanceof Registration.Held || registration instanceof Registration.Confirmed;
		boolean mayCancel = registration instanceof Registration.Held || active && now.isBefore(until);
		Instant hold = row.holdUntil();
		return new RegistrationView(row.id().toString(), row.reference(), row.status(),
				(row.cause() != null) ? row.cause() : "", language.of(event.title()), event.slug(),
				event.organisationName(), (hold != null) ? SessionTime.of(hold, zone, language) : "",
				until.isBefore(Instant.MAX) ? SessionTime.of(until, zone, language) : "", mayCancel,
				active && now.isBefore(Changes.start(event, registration)),
				Secrets.MOST_CORRECTIONS - booking.secrets().corrections(),
				booking.mails().confirm() < MailsAsked.MOST_CONFIRM, sessions(booking, event, language),
				booking.tickets().stream().map((ticket) -> ticket(ticket, booking, event, language)).toList(),
				(contact != null) ? contact.email() : null);
	}

	private static List<SessionView> sessions(Booking booking, Event event, Language language) {
		return event.sessions()
			.stream()
			.filter((session) -> booking.tickets()
				.stream()
				.anyMatch(
						(ticket) -> ticket.places().stream().anyMatch((place) -> place.session().equals(session.id()))))
			.map((session) -> new SessionView(language.of(session.title()), SessionTime.of(session, language),
					(session.venue() != null) ? session.venue().line() : "", session.cancelled()))
			.toList();
	}

	private static TicketView ticket(Ticket ticket, Booking booking, Event event, Language language) {
		List<String> places = ticket.places()
			.stream()
			.filter(Place::taken)
			.map((place) -> event.quota(place.quota()).map((quota) -> language.of(quota.name())).orElse("") + " · "
					+ event.session(place.session()).map((session) -> SessionTime.of(session, language)).orElse(""))
			.toList();
		return new TicketView(ticket.id().toString(), ticket.number(), booking.reference() + "-" + ticket.number(),
				ticket.name(), ticket.state().name().toLowerCase(java.util.Locale.ROOT), places,
				ticket.state() == Ticket.State.VALID);
	}

}
