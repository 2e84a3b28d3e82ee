package org.einlass.notification.letter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import org.einlass.notification.programme.Session;
import org.einlass.starter.time.SessionPeriod;

/** Writes times as a letter does, on the wall clock of the session. */
final class SessionTimes {

	private SessionTimes() {
	}

	/** Such as {@code Freitag, 18. Juni 2027, 18–20 Uhr}. */
	static String whole(Session session, Wording wording) {
		return new SessionPeriod(session.start(), session.end(), session.zone(), session.allDay(), session.online())
			.when(wording.locale());
	}

	/** The last day of an all-day session, whose end may be the midnight after it. */
	static LocalDate lastDay(Session session) {
		ZonedDateTime end = session.end().atZone(session.zone());
		LocalDate last = end.toLocalTime().equals(LocalTime.MIDNIGHT) ? end.toLocalDate().minusDays(1)
				: end.toLocalDate();
		return last.isBefore(session.day()) ? session.day() : last;
	}

}
