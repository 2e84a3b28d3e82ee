package org.einlass.notification.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.notification.programme.Session;
import org.einlass.notification.recipient.Recipient;
import org.einlass.starter.time.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * What the templates show, in the order of the letter; both templates show the same.
 *
 * @param paragraphs after the greeting
 * @param button what the recipient should do now
 * @param code the typable code that does the same
 * @param sessions when and where
 * @param further sessions of other days, in the first of several reminders
 * @param reason why the event was cancelled
 * @param manage where to look at, change or cancel the registration
 * @param unsubscribe where to stop reminders, in reminders only
 */
record LetterView(String lang, String subject, String heading, String greeting, List<String> paragraphs,
		@Nullable Button button, @Nullable String code, String title, List<When> sessions, List<When> further,
		@Nullable String reason, @Nullable String joinLink, List<TicketView> tickets, @Nullable Button manage,
		@Nullable String ignore, String organisation, @Nullable String unsubscribe) {

	static LetterView of(Occasion occasion, Wording wording) {
		String key = "letter." + occasion.words();
		String title = wording.of(occasion.event().title());
		Recipient recipient = occasion.recipient();
		Recipient.Links links = recipient.links();
		boolean reminder = occasion.kind() == LetterKind.REMINDER;
		return new LetterView(wording.locale().getLanguage(), wording.text(key + ".subject", title),
				wording.text(key + ".heading"), greeting(occasion, wording), paragraphs(occasion, wording),
				(links != null) ? button(occasion, links, wording) : null,
				(occasion.kind() == LetterKind.CONFIRM) ? recipient.code() : null, title,
				when(occasion, wording, (session) -> !reminder || session.day().equals(occasion.day())),
				when(occasion, wording,
						(session) -> reminder && first(occasion) && !session.day().equals(occasion.day())),
				reason(occasion), hasTickets(occasion) ? recipient.joinLink() : null, tickets(occasion, wording),
				(hasManageLink(occasion) && links != null)
						? Button.of(links.manage(), wording.text("letter.manage.button")) : null,
				ignore(occasion, wording), occasion.event().organisationName(),
				(reminder && links != null) ? links.unsubscribe() : null);
	}

	/** Why the event, or the dates that this recipient loses, were cancelled. */
	private static @Nullable String reason(Occasion occasion) {
		return switch (occasion.words()) {
			case "cancelled.event" -> occasion.event().reason();
			case "cancelled.session", "session_cancelled" -> {
				String reasons = occasion.sessions()
					.stream()
					.map(Session::reason)
					.filter(Objects::nonNull)
					.distinct()
					.collect(Collectors.joining(" "));
				yield reasons.isEmpty() ? null : reasons;
			}
			default -> null;
		};
	}

	/**
	 * Until an address is confirmed, somebody else may have typed it, and the name as
	 * well: no stranger gets to write to it.
	 */
	private static String greeting(Occasion occasion, Wording wording) {
		String name = occasion.recipient().name();
		return (name == null || name.isBlank() || occasion.kind() == LetterKind.CONFIRM)
				? wording.text("letter.greeting.nobody") : wording.text("letter.greeting", name);
	}

	private static List<String> paragraphs(Occasion occasion, Wording wording) {
		List<String> paragraphs = new ArrayList<>();
		paragraphs.add(wording.text("letter." + occasion.words() + ".intro", occasion.event().organisationName()));
		boolean deadline = occasion.kind() == LetterKind.CONFIRM || occasion.kind() == LetterKind.OFFER;
		if (deadline && occasion.until() != null && !occasion.sessions().isEmpty()) {
			paragraphs.add(wording.text("letter." + occasion.words() + ".until",
					TimeText.dayAndTime(occasion.until(), occasion.sessions().getFirst().zone(), wording.locale())));
		}
		return paragraphs;
	}

	private static @Nullable String ignore(Occasion occasion, Wording wording) {
		return switch (occasion.kind()) {
			case CONFIRM, LINKS -> wording.text("letter." + occasion.words() + ".ignore");
			case TICKET, WAITING, OFFER, OFFER_EXPIRED, REMINDER, CANCELLED, SESSION_CANCELLED -> null;
		};
	}

	/** An offer is taken on a page with a button: links in mails only show. */
	private static @Nullable Button button(Occasion occasion, Recipient.Links links, Wording wording) {
		return switch (occasion.kind()) {
			case CONFIRM -> Button.of(links.confirm(), wording.text("letter.confirm.button"));
			case OFFER -> Button.of(links.manage(), wording.text("letter.offer.button"));
			case TICKET, WAITING, OFFER_EXPIRED, REMINDER, CANCELLED, SESSION_CANCELLED, LINKS -> null;
		};
	}

	private static boolean hasTickets(Occasion occasion) {
		return occasion.kind() == LetterKind.TICKET || occasion.kind() == LetterKind.REMINDER;
	}

	private static boolean hasManageLink(Occasion occasion) {
		return switch (occasion.kind()) {
			case TICKET, REMINDER, LINKS, WAITING, SESSION_CANCELLED -> true;
			case CANCELLED -> occasion.words().equals("cancelled.session");
			case OFFER_EXPIRED -> occasion.words().equals("offer_expired.partly");
			case CONFIRM, OFFER -> false;
		};
	}

	private static boolean first(Occasion occasion) {
		return occasion.sessions()
			.stream()
			.noneMatch((session) -> session.day().isBefore(Objects.requireNonNull(occasion.day())));
	}

	private static List<When> when(Occasion occasion, Wording wording, java.util.function.Predicate<Session> wanted) {
		return occasion.sessions().stream().filter(wanted).map((session) -> When.of(session, wording)).toList();
	}

	/** Only those with a code are valid: places that are merely offered have none yet. */
	private static List<TicketView> tickets(Occasion occasion, Wording wording) {
		List<Recipient.Ticket> places = occasion.recipient().tickets();
		if (!hasTickets(occasion) || places == null) {
			return List.of();
		}
		Map<UUID, List<Recipient.Ticket>> byTicket = places.stream()
			.filter((place) -> place.code() != null)
			.collect(Collectors.groupingBy(Recipient.Ticket::id, LinkedHashMap::new, Collectors.toList()));
		return byTicket.values().stream().map((ticket) -> TicketView.of(occasion, ticket, wording)).toList();
	}

	/** A link that looks like a button. */
	record Button(String url, String label) {

		static @Nullable Button of(@Nullable String url, String label) {
			return (url != null) ? new Button(url, label) : null;
		}

	}

	/** A session's title, time and place, each as a line. */
	record When(@Nullable String title, String time, List<String> place) {

		static When of(Session session, Wording wording) {
			List<String> place = new ArrayList<>();
			Session.Venue venue = session.venue();
			if (venue != null) {
				place.addAll(venue.lines());
			}
			if (session.online()) {
				place.add(wording.text("letter.online"));
			}
			return new When((session.title() != null) ? wording.of(session.title()) : null,
					SessionTimes.whole(session, wording), place);
		}

	}

	/**
	 * One attendee's ticket.
	 *
	 * @param reference as typed at the door; also the name of the inline picture
	 * @param code what the picture holds
	 * @param times where the ticket is valid, if the letter tells of several sessions
	 */
	record TicketView(String name, String reference, @Nullable String code, String alt, List<String> times) {

		static TicketView of(Occasion occasion, List<Recipient.Ticket> places, Wording wording) {
			Recipient.Ticket ticket = places.getFirst();
			String reference = ticket.reference();
			List<UUID> sessions = places.stream().map(Recipient.Ticket::session).filter(Objects::nonNull).toList();
			return new TicketView(ticket.name(), reference, ticket.code(), wording.text("letter.ticket.alt", reference),
					(occasion.sessions().size() > 1) ? times(occasion, sessions, wording) : List.of());
		}

		private static List<String> times(Occasion occasion, List<UUID> sessions, Wording wording) {
			return occasion.sessions()
				.stream()
				.filter((session) -> sessions.contains(session.id()))
				.map((session) -> SessionTimes.whole(session, wording))
				.toList();
		}

	}

}
