package org.einlass.starter.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and moments in words, on the wall clock of a zone. The zone is named where it is
 * not the usual one; the hour that comes twice in autumn says which of the two it is.
 */
public final class TimeText {

	private static final ZoneId USUAL = ZoneId.of("Europe/Berlin");

	private TimeText() {
	}

	/** "Freitag, 18. Juni 2027". */
	public static String day(LocalDate day, Locale locale) {
		return day.format(pattern(english(locale) ? "EEEE, d MMMM uuuu" : "EEEE, d. MMMM uuuu", locale));
	}

	/** "18. Juni 2027". */
	public static String date(LocalDate day, Locale locale) {
		return day.format(pattern(english(locale) ? "d MMMM uuuu" : "d. MMMM uuuu", locale));
	}

	/** "18. Juni 2027, 18:30 Uhr". */
	public static String moment(Instant at, ZoneId zone, Locale locale) {
		ZonedDateTime local = at.atZone(zone);
		return date(local.toLocalDate(), locale) + ", " + clock(local, locale) + elsewhere(zone);
	}

	/** "Freitag, 18. Juni 2027, 18:30 Uhr". */
	public static String dayAndTime(Instant at, ZoneId zone, Locale locale) {
		ZonedDateTime local = at.atZone(zone);
		return day(local.toLocalDate(), locale) + ", " + clock(local, locale) + elsewhere(zone);
	}

	/** "18:30". */
	public static String clock(Instant at, ZoneId zone) {
		return digits(at.atZone(zone).toLocalTime(), false);
	}

	/** "18 Uhr", "18:30 Uhr"; "2:30 Uhr MESZ" in the hour that comes twice. */
	static String clock(ZonedDateTime at, Locale locale) {
		LocalTime time = at.toLocalTime();
		String digits = english(locale) ? digits(time, false) : digits(time, time.getMinute() == 0) + " Uhr";
		return comesTwice(at) ? digits + " " + pattern("zzz", locale).format(at) : digits;
	}

	/** Whether the wall clock shows this time twice that day. */
	static boolean comesTwice(ZonedDateTime at) {
		return at.getZone().getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
	}

	static String digits(LocalTime time, boolean whole) {
		return time.format(pattern(whole ? "H" : "H:mm", Locale.ROOT));
	}

	static boolean english(Locale locale) {
		return "en".equals(locale.getLanguage());
	}

	static boolean usual(ZoneId zone) {
		return zone.getRules().equals(USUAL.getRules());
	}

	static String named(ZoneId zone) {
		return " (" + zone.getId() + ")";
	}

	/** " (Europe/London)"; empty for the usual zone. */
	public static String elsewhere(ZoneId zone) {
		return usual(zone) ? "" : named(zone);
	}

	private static DateTimeFormatter pattern(String pattern, Locale locale) {
		return DateTimeFormatter.ofPattern(pattern, english(locale) ? Locale.UK : Locale.GERMANY);
	}

}
