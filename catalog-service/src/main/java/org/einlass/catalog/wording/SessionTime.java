package org.einlass.catalog.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.einlass.catalog.event.Session;
import org.einlass.starter.time.SessionPeriod;
import org.einlass.starter.time.TimeText;

/** When a session is, in words such as "Freitag, 18. Juni 2027, 18–20 Uhr". */
public final class SessionTime {

	private SessionTime() {
	}

	public static SessionPeriod of(Session session) {
		return new SessionPeriod(session.start(), session.end(), session.zone(), session.allDay(), session.online());
	}

	/** "Freitag, 18. Juni 2027". */
	public static String day(LocalDate day, Locale locale) {
		return TimeText.day(day, locale);
	}

	/** "18. Juni 2027, 18:30 Uhr", on the wall clock of the zone. */
	public static String moment(Instant at, ZoneId zone, Locale locale) {
		return TimeText.moment(at, zone, locale);
	}

}
