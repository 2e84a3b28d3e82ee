package org.einlass.registration.door;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.SessionTime;
import org.einlass.starter.time.SessionPeriod;

/**
 * What stands over a door, in one language.
 *
 * @param start machine-readable
 * @param when date and times in words
 * @param where the room or address; may be empty
 */
public record DoorSign(UUID session, String title, String start, String when, String where) {

	public static DoorSign of(Door door, Locale locale) {
		return of(door.session().id(), door.title(), SessionTime.period(door.session()),
				(door.session().venue() != null) ? door.session().venue().line() : "", locale);
	}

	static DoorSign of(UUID session, Map<String, String> title, SessionPeriod period, String where, Locale locale) {
		return new DoorSign(session, Language.of(locale).of(title),
				period.start().atZone(period.zone()).toOffsetDateTime().toString(), period.when(locale), where);
	}

	/** Hours and minutes, such as 18:00. */
	public static String clock(ZonedDateTime at) {
		return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
	}

}
