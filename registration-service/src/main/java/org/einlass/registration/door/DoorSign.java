package org.einlass.registration.door;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.programme.Language;

/**
 * What stands over a door, in one language.
 *
 * @param start machine-readable
 * @param when date and times in words
 * @param where the room or address; may be empty
 */
public record DoorSign(UUID session, String title, String start, String when, String where) {

	public static DoorSign of(Door door, Locale locale) {
		return of(door.session().id(), door.title(), door.session().start(), door.session().end(),
				door.session().zone(), (door.session().venue() != null) ? door.session().venue().line() : "", locale);
	}

	static DoorSign of(UUID session, Map<String, String> title, Instant start, Instant end, ZoneId zone, String where,
			Locale locale) {
		return new DoorSign(session, Language.of(locale).of(title), start.atZone(zone).toOffsetDateTime().toString(),
				when(start.atZone(zone), end.atZone(zone), locale), where);
	}

	private static String when(ZonedDateTime start, ZonedDateTime end, Locale locale) {
		DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(here(locale));
		boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
		return day.format(start) + ", " + clock(start) + "–" + (sameDay ? "" : day.format(end) + ", ") + clock(end);
	}

	/** Day and time, such as 18.06.2027, 18:00. */
	static String moment(ZonedDateTime at, Locale locale) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(here(locale))
			.format(at);
	}

	/** Dates in English as all other pages write them: the day before the month. */
	private static Locale here(Locale locale) {
		return locale.getLanguage().equals("de") ? Locale.GERMANY : Locale.UK;
	}

	/** Hours and minutes, such as 18:00. */
	public static String clock(ZonedDateTime at) {
		return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
	}

}
