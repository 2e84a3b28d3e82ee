package org.einlass.registration.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a session is, in words, in its own zone. */
public final class SessionTime {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private SessionTime() {
	}

	/** Such as "Fr., 18. Juni 2027, 18:00–20:00 Uhr". */
	public static String of(Session session, Language language) {
		ZonedDateTime start = session.start().atZone(session.zone());
		ZonedDateTime end = session.end().atZone(session.zone());
		boolean oneDay = start.toLocalDate().equals(end.minusNanos(1).toLocalDate());
		if (session.allDay()) {
			return oneDay ? day(start, language) : day(start, language) + " – " + day(end.minusNanos(1), language);
		}
		return oneDay ? day(start, language) + ", " + start.format(CLOCK) + "–" + end.format(CLOCK) + oClock(language)
				: moment(start, language) + " – " + moment(end, language);
	}

	/** Such as "18. Juni 2027, 18:00 Uhr". */
	public static String of(Instant instant, ZoneId zone, Language language) {
		return moment(instant.atZone(zone), language);
	}

	/** Such as "18. Juni 2027". */
	public static String day(Instant instant, ZoneId zone, Language language) {
		String pattern = (language == Language.DE) ? "d. MMMM yyyy" : "d MMMM yyyy";
		return instant.atZone(zone).format(DateTimeFormatter.ofPattern(pattern, language.locale()));
	}

	private static String moment(ZonedDateTime time, Language language) {
		return day(time, language) + ", " + time.format(CLOCK) + oClock(language);
	}

	private static String day(ZonedDateTime time, Language language) {
		String pattern = (language == Language.DE) ? "EEE, d. MMMM yyyy" : "EEE, d MMMM yyyy";
		return time.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
	}

	private static String oClock(Language language) {
		return (language == Language.DE) ? " Uhr" : "";
	}

}
