package org.einlass.catalog.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.einlass.catalog.event.Session;

/**
 * When a session is, in words such as "Freitag, 18. Juni 2027, 18–20 Uhr".
 *
 * @param allDay whether only the dates matter; the end is the midnight after the last day
 */
public record SessionTime(Instant start, Instant end, ZoneId zone, boolean allDay) {

	private static final ZoneId USUAL = ZoneId.of("Europe/Berlin");

	private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

	/** What calendars write when nobody knows the end. */
	private static final LocalTime OPEN_END = LocalTime.of(23, 59);

	public static SessionTime of(Session session) {
		return new SessionTime(session.start(), session.end(), session.zone(), session.allDay());
	}

	/** Date and time: "Freitag, 18. Juni 2027, 18–20 Uhr". */
	public String when(Locale locale) {
		if (severalDays()) {
			return join(day(first(), locale), this.allDay ? "" : clock(from(), locale)) + until(locale)
					+ join(day(last(), locale), this.allDay || openEnd() ? "" : clock(to(), locale)) + elsewhere();
		}
		return join(day(first(), locale), this.allDay ? "" : time(locale));
	}

	/** Only the time, for lists by day: "18–20 Uhr", "ganztägig". */
	public String time(Locale locale) {
		if (this.allDay) {
			return english(locale) ? "all day" : "ganztägig";
		}
		if (openEnd() || severalDays()) {
			return (english(locale) ? "from " : "ab ") + clock(from(), locale) + elsewhere();
		}
		LocalTime begin = from().toLocalTime();
		LocalTime end = to().toLocalTime();
		boolean whole = !english(locale) && begin.getMinute() == 0 && end.getMinute() == 0;
		String range = digits(begin, whole) + "–"
				+ (end.equals(LocalTime.MIDNIGHT) ? (whole ? "24" : "24:00") : digits(end, whole));
		return (english(locale) ? range : range + " Uhr") + elsewhere();
	}

	/** The last day and more if it ends on another day: "bis Sonntag, 20. Juni 2027". */
	public String untilDay(Locale locale) {
		return severalDays() ? (english(locale) ? "until " : "bis ") + day(last(), locale) : "";
	}

	public LocalDate first() {
		return from().toLocalDate();
	}

	/**
	 * The last day on which it takes place; the small hours belong to the evening before.
	 */
	public LocalDate last() {
		LocalDate last = to().toLocalDate();
		if (this.allDay) {
			return last.isAfter(first()) ? last.minusDays(1) : last;
		}
		boolean night = to().toLocalTime().isBefore(NIGHT_ENDS) && last.isAfter(first());
		return night ? last.minusDays(1) : last;
	}

	/** "Freitag, 18. Juni 2027". */
	public static String day(LocalDate day, Locale locale) {
		return day.format(pattern(english(locale) ? "EEEE, d MMMM uuuu" : "EEEE, d. MMMM uuuu", locale));
	}

	/** "18. Juni 2027, 18:30 Uhr", on the wall clock of the zone. */
	public static String moment(Instant at, ZoneId zone, Locale locale) {
		ZonedDateTime local = at.atZone(zone);
		return local.format(pattern(english(locale) ? "d MMMM uuuu" : "d. MMMM uuuu", locale)) + ", "
				+ clock(local, locale);
	}

	static String clock(ZonedDateTime at, Locale locale) {
		LocalTime time = at.toLocalTime();
		return english(locale) ? digits(time, false) : digits(time, time.getMinute() == 0) + " Uhr";
	}

	private static String digits(LocalTime time, boolean whole) {
		return time.format(pattern(whole ? "H" : "H:mm", Locale.ROOT));
	}

	private static DateTimeFormatter pattern(String pattern, Locale locale) {
		return DateTimeFormatter.ofPattern(pattern, english(locale) ? Locale.UK : Locale.GERMANY);
	}

	private static boolean english(Locale locale) {
		return "en".equals(locale.getLanguage());
	}

	private static String until(Locale locale) {
		return english(locale) ? " until " : " bis ";
	}

	private static String join(String day, String time) {
		return time.isEmpty() ? day : day + ", " + time;
	}

	private String elsewhere() {
		return (this.allDay || this.zone.getRules().equals(USUAL.getRules())) ? "" : " (" + this.zone.getId() + ")";
	}

	private boolean severalDays() {
		return last().isAfter(first());
	}

	private boolean openEnd() {
		return this.end.equals(this.start) || to().toLocalTime().equals(OPEN_END);
	}

	private ZonedDateTime from() {
		return this.start.atZone(this.zone);
	}

	private ZonedDateTime to() {
		return this.end.atZone(this.zone);
	}

}
