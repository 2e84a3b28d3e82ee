package org.einlass.notification.letter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.einlass.notification.programme.Session;

/** Writes times as a letter does, on the wall clock of the session. */
final class SessionTimes {

	private SessionTimes() {
	}

	/** Such as {@code Freitag, 18. Juni 2027, 18:00–20:00 Uhr}. */
	static String whole(Session session, Wording wording) {
		ZonedDateTime start = session.start().atZone(session.zone());
		ZonedDateTime end = session.end().atZone(session.zone());
		if (session.allDay()) {
			LocalDate last = lastDay(session);
			return last.isAfter(session.day())
					? wording.text("letter.time.days", day(session.day(), wording), day(last, wording))
					: wording.text("letter.time.allDay", day(session.day(), wording));
		}
		if (end.toLocalDate().equals(start.toLocalDate())) {
			return wording.text("letter.time.sameDay", day(start.toLocalDate(), wording), time(start), time(end));
		}
		return wording.text("letter.time.overnight", day(start.toLocalDate(), wording), time(start),
				day(end.toLocalDate(), wording), time(end));
	}

	/** Such as {@code Freitag, 18. Juni 2027}. */
	static String day(LocalDate day, Wording wording) {
		boolean german = wording.locale().getLanguage().equals("de");
		return DateTimeFormatter.ofPattern(german ? "EEEE, d. MMMM uuuu" : "EEEE, d MMMM uuuu", wording.locale())
			.format(day);
	}

	/** Such as {@code 18:00}. */
	static String time(ZonedDateTime time) {
		return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
	}

	/** The last day of an all-day session, whose end may be the midnight after it. */
	static LocalDate lastDay(Session session) {
		ZonedDateTime end = session.end().atZone(session.zone());
		LocalDate last = end.toLocalTime().equals(LocalTime.MIDNIGHT) ? end.toLocalDate().minusDays(1)
				: end.toLocalDate();
		return last.isBefore(session.day()) ? session.day() : last;
	}

}
