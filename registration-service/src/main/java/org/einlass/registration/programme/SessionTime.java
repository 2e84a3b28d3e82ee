package org.einlass.registration.programme;

import java.time.Instant;
import java.time.ZoneId;

import org.einlass.starter.time.SessionPeriod;
import org.einlass.starter.time.TimeText;

/** When a session is, in words, in its own zone. */
public final class SessionTime {

	private SessionTime() {
	}

	/** Such as "Freitag, 18. Juni 2027, 18–20 Uhr". */
	public static String of(Session session, Language language) {
		return period(session).when(language.locale());
	}

	public static SessionPeriod period(Session session) {
		return new SessionPeriod(session.start(), session.end(), session.zone(), session.allDay(), session.online());
	}

	/** Such as "Freitag, 18. Juni 2027, 18 Uhr". */
	public static String of(Instant instant, ZoneId zone, Language language) {
		return TimeText.dayAndTime(instant, zone, language.locale());
	}

	/** Such as "18. Juni 2027". */
	public static String day(Instant instant, ZoneId zone, Language language) {
		return TimeText.date(instant.atZone(zone).toLocalDate(), language.locale());
	}

}
