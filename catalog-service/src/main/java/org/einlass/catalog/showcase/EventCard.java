package org.einlass.catalog.showcase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.event.Venue;
import org.einlass.catalog.wording.SessionTime;
import org.einlass.starter.time.SessionPeriod;
import org.jspecify.annotations.Nullable;

/**
 * An event as lists show it, at its next session.
 *
 * @param day under which it stands: that of the session, or today if it is on already
 * @param more how many further sessions follow
 * @param badge how full it is or why sign-up is not open, or null if nobody signs up here
 */
record EventCard(String href, String title, String language, String summary, String host, LocalDate day, Block block,
		String time, String place, int more, @Nullable SignUpBadge badge, List<String> topics) {

	/** The three lines of a date block. */
	record Block(String weekday, String day, String month) {

		static Block of(LocalDate date, Locale locale) {
			Locale words = "en".equals(locale.getLanguage()) ? Locale.UK : Locale.GERMANY;
			return new Block(DateTimeFormatter.ofPattern("EE", words).format(date).replace(".", ""),
					String.valueOf(date.getDayOfMonth()), DateTimeFormatter.ofPattern("MMM", words).format(date));
		}

	}

	/** {@code from}: from when on the list shows events. */
	static EventCard of(Event event, Map<UUID, QuotaState> states, Instant from, Instant now, Locale locale) {
		List<Session> next = event.content()
			.sessions()
			.stream()
			.filter((session) -> session.scheduled() && session.end().isAfter(from))
			.sorted(Comparator.comparing(Session::start))
			.toList();
		Session session = next.isEmpty() ? event.content().sessions().getFirst() : next.getFirst();
		SessionPeriod time = SessionTime.of(session);
		LocalDate earliest = LocalDate.ofInstant(from, session.zone());
		LocalDate day = (time.first().isBefore(earliest) && !next.isEmpty()) ? earliest : time.first();
		Texts title = event.content().title();
		return new EventCard("/events/" + event.slug(), title.in(locale), title.language(locale),
				text(event.content().summary(), locale), event.organisationName(), day, Block.of(time.first(), locale),
				Stream.of(time.time(locale), time.untilDay(locale))
					.filter((part) -> !part.isEmpty())
					.reduce((one, other) -> one + ", " + other)
					.orElse(""),
				place(session), Math.max(0, next.size() - 1),
				SignUpBadge.of(event.content().signUp(), next.isEmpty() ? List.of(session) : next, states, now, locale),
				event.content().topics());
	}

	static String text(@Nullable Texts texts, Locale locale) {
		return (texts != null) ? texts.in(locale) : "";
	}

	/** "Stadtbibliothek, Leipzig"; "Online" needs no place. */
	static String place(Session session) {
		Venue venue = session.venue();
		if (venue == null) {
			return session.online() ? "Online" : "";
		}
		return (venue.city() != null) ? venue.name() + ", " + venue.city() : venue.name();
	}

}
