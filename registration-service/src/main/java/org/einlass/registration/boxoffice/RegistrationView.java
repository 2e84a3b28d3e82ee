package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SessionTime;
import org.einlass.registration.programme.SignUpRules;
import org.einlass.starter.text.EmailDomain;
import org.jspecify.annotations.Nullable;

/**
 * A registration on its page, in one language.
 *
 * @param status of the registration, or {@code released} if all its places went to others
 * @param open whether it gets places at once when the address is confirmed, though none
 * is held; it does not wait in a line then
 * @param unconfirmed whether the address still has to be confirmed
 * @param until how long places are held or offered, in words, or empty
 * @param line where it stands in the line, if it waits
 * @param inOrder whether nobody passes a group that does not fit
 * @param moves where its places can be moved to
 * @param erasedOn the day on which it is erased, in words
 * @param releaseAfter how many minutes after the start unclaimed places may be released
 * @param parts what can be given back alone, if it has several parts
 */
public record RegistrationView(String id, String reference, String status, String cause, String title, String slug,
		String host, boolean open, boolean unconfirmed, String until, @Nullable LineView line, boolean inOrder,
		boolean mayCancel, boolean mayRename, boolean mayExtend, int correctionsLeft, boolean mayResend,
		List<SessionView> sessions, List<TicketView> tickets, List<MoveView> moves, String contact, String email,
		String erasedOn, List<PartView> parts, @Nullable Integer releaseAfter, ZoneId zone) {

	/** Whether nothing is left of it that could be changed. */
	public boolean over() {
		return List.of("cancelled", "expired", "released").contains(this.status);
	}

	/** Whether there are tickets to show. */
	public boolean hasTickets() {
		return this.tickets.stream().anyMatch(TicketView::valid);
	}

	/** Whether places that stand may be given for others. */
	public boolean mayMove() {
		return this.moves.stream().anyMatch((move) -> !move.lost());
	}

	public record SessionView(String title, String when, String where, boolean cancelled) {
	}

	record LineView(int number, String likely) {
	}

	public record TicketView(String id, int number, String reference, String name, String state, List<String> places,
			List<String> waitsFor, boolean valid) {
	}

	static RegistrationView of(Registration registration, Event event, @Nullable Position position, Language language,
			Instant now) {
		RegistrationRow row = RegistrationRow.of(registration);
		Booking booking = registration.booking();
		ZoneId zone = event.sessions().getFirst().zone();
		boolean released = registration instanceof Registration.Active && !booking.any(Place::active);
		boolean active = registration instanceof Registration.Active && !released;
		Predicate<Place> late = (place) -> Changes.late(event, place, now);
		Instant hold = row.holdUntil();
		boolean open = hold != null && registration instanceof Registration.Waitlisted && booking.open(event);
		Instant deadline = (hold != null) ? hold : row.offerUntil();
		return new RegistrationView(row.id().toString(), row.reference(),
				released ? "released" : open ? "held" : row.status(), (row.cause() != null) ? row.cause() : "",
				language.of(event.title()), event.slug(), event.organisationName(), open, active && hold != null,
				(deadline != null) ? SessionTime.of(deadline, zone, language) : "", open ? null : line(position),
				event.signUp().groupRule() == SignUpRules.GroupRule.IN_ORDER, active && !booking.any(late),
				active && now.isBefore(Changes.start(event, registration)),
				registration instanceof Registration.Held held && !held.extended(),
				Secrets.MOST_CORRECTIONS - booking.secrets().corrections(),
				booking.mails().confirm() < MailsAsked.MOST_CONFIRM, sessions(booking, event, language),
				booking.tickets().stream().map((ticket) -> ticket(ticket, booking, event, language)).toList(),
				MoveView.of(registration, event, language, now), booking.contact().name(),
				(booking.contact().email() != null) ? EmailDomain.shown(booking.contact().email()) : "",
				erasedOn(registration, event, zone, language),
				active ? PartView.of(booking, event, language, late, !open) : List.of(),
				event.signUp().releaseAfterMinutes(), zone);
	}

	/** A week after a hold expired, else counted from the end of its own last session. */
	private static String erasedOn(Registration registration, Event event, ZoneId zone, Language language) {
		Instant last = event.sessions()
			.stream()
			.filter((session) -> registration.booking().any((place) -> place.session().equals(session.id())))
			.map(Session::end)
			.max(Comparator.naturalOrder())
			.orElseGet(event::end);
		Instant erased = event.signUp().erasedAt(last);
		if (registration instanceof Registration.Expired expired) {
			Instant week = expired.endedAt().plus(Duration.ofDays(7));
			erased = week.isBefore(erased) ? week : erased;
		}
		return SessionTime.day(erased, zone, language);
	}

	private static @Nullable LineView line(@Nullable Position position) {
		return (position != null)
				? new LineView(position.number(), position.likely().name().toLowerCase(java.util.Locale.ROOT)) : null;
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
		return new TicketView(ticket.id().toString(), ticket.number(), booking.reference() + "-" + ticket.number(),
				ticket.name(), ticket.state().name().toLowerCase(java.util.Locale.ROOT),
				places(ticket, Place::taken, event, language), places(ticket, Place::waiting, event, language),
				ticket.state() == Ticket.State.VALID && ticket.places().stream().anyMatch(Place::confirmed));
	}

	private static List<String> places(Ticket ticket, Predicate<Place> which, Event event, Language language) {
		return ticket.places()
			.stream()
			.filter(which)
			.flatMap((place) -> event.quota(place.quota()).stream())
			.map((quota) -> MoveView.words(quota, event, language))
			.toList();
	}

}
