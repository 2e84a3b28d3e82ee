package org.einlass.catalog.showcase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.catalog.event.Availability;
import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.event.Venue;
import org.einlass.catalog.wording.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as lists show it, at its next session.
 *
 * @param day under which it stands: that of the session, or today if it is on already
 * @param more how many further sessions follow
 * @param availability the best of its next session, or null if nobody signs up here
 */
record EventCard(String href, String title, String language, String summary, String host, LocalDate day, Block block,
		String time, String place, int more, @Nullable String availability, List<String> topics) {

	/** The three lines of a date block. */
	record Block(String weekday, String day, String month) {

		static Block of(LocalDate date, Locale locale) {
			Locale words = "en".equals(locale.getLanguage()) ? Locale.UK : Locale.GERMANY;
			return new Block(DateTimeFormatter.ofPattern("EE", words).format(date).replace(".", ""),
					String.valueOf(date.getDayOfMonth()), DateTimeFormatter.ofPattern("MMM", words).format(date));
		}

	}

	static EventCard of(Event event, Map<UUID, QuotaState> states, Instant from, Locale locale) {
		List<Session> next = event.content()
			.sessions()
			.stream()
			.filter((session) -> session.scheduled() && session.end().isAfter(from))
			.sorted(Comparator.comparing(Session::start))
			.toList();
		Session session = next.isEmpty() ? event.content().sessions().getFirst() : next.getFirst();
		SessionTime time = SessionTime.of(session);
		LocalDate earliest = LocalDate.ofInstant(from, session.zone());
		LocalDate day = (time.first().isBefore(earliest) && !next.isEmpty()) ? earliest : time.first();
		Texts title = event.content().title();
		return new EventCard("/events/" + event.slug(), title.in(locale), title.language(locale),
				text(event.content().summary(), locale), event.organisationName(), day, Block.of(time.first(), locale),
				Stream.of(time.time(locale), time.untilDay(locale))
					.filter((part) -> !part.isEmpty())
					.reduce((one, other) -> one + ", " + other)
					.orElse(""),
				place(session), Math.max(0, next.size() - 1), availability(event, session, states),
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

	private static @Nullable String availability(Event event, Session session, Map<UUID, QuotaState> states) {
		if (event.content().signUp().kind() != SignUp.Kind.HERE) {
			return null;
		}
		return session.quotas()
			.stream()
			.map((quota) -> Availability.of(quota, states.get(quota.id())))
			.min(Comparator.naturalOrder())
			.map((best) -> best.name().toLowerCase(Locale.ROOT))
			.map(Objects::requireNonNull)
			.orElse(null);
	}

}
