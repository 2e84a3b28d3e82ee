package org.einlass.starter.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * When a session is, in words such as "Freitag, 18. Juni 2027, 18–20 Uhr". The zone is
 * named where it is not the usual one, and for online sessions, which people attend from
 * anywhere.
 *
 * @param allDay whether only the dates matter; the end is the midnight after the last day
 */
public record SessionPeriod(Instant start, Instant end, ZoneId zone, boolean allDay, boolean online) {

	private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

	/** What calendars write when nobody knows the end. */
	private static final LocalTime OPEN_END = LocalTime.of(23, 59);

	/** Date and time: "Freitag, 18. Juni 2027, 18–20 Uhr". */
	public String when(Locale locale) {
		if (!severalDays()) {
			return join(TimeText.day(first(), locale), this.allDay ? "" : time(locale));
		}
		boolean dayOnly = this.allDay || openEnd();
		LocalDate ends = (this.allDay || endsAtMidnight()) ? last() : to().toLocalDate();
		return join(TimeText.day(first(), locale), this.allDay ? "" : TimeText.clock(from(), locale)) + until(locale)
				+ join(TimeText.day(ends, locale), dayOnly ? "" : endClock(locale)) + zoneNamed();
	}

	/** Only the time, for lists by day: "18–20 Uhr", "ganztägig". */
	public String time(Locale locale) {
		boolean english = TimeText.english(locale);
		if (this.allDay) {
			return english ? "all day" : "ganztägig";
		}
		if (openEnd() || severalDays()) {
			return (english ? "from " : "ab ") + TimeText.clock(from(), locale) + zoneNamed();
		}
		if (TimeText.comesTwice(from()) || TimeText.comesTwice(to())) {
			return TimeText.clock(from(), locale) + until(locale) + endClock(locale) + zoneNamed();
		}
		return range(english) + zoneNamed();
	}

	private String range(boolean english) {
		LocalTime begin = from().toLocalTime();
		LocalTime end = to().toLocalTime();
		boolean whole = !english && begin.getMinute() == 0 && end.getMinute() == 0;
		String last = endsAtMidnight() ? (whole ? "24" : "24:00") : TimeText.digits(end, whole);
		return TimeText.digits(begin, whole) + "–" + last + (english ? "" : " Uhr");
	}

	/** The last day and more if it ends on another day: "bis Sonntag, 20. Juni 2027". */
	public String untilDay(Locale locale) {
		return severalDays() ? until(locale).strip() + " " + TimeText.day(last(), locale) : "";
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

	private String endClock(Locale locale) {
		return endsAtMidnight() ? (TimeText.english(locale) ? "24:00" : "24 Uhr") : TimeText.clock(to(), locale);
	}

	private static String until(Locale locale) {
		return TimeText.english(locale) ? " until " : " bis ";
	}

	private static String join(String day, String time) {
		return time.isEmpty() ? day : day + ", " + time;
	}

	private String zoneNamed() {
		return (this.allDay || (!this.online && TimeText.usual(this.zone))) ? "" : TimeText.named(this.zone);
	}

	private boolean severalDays() {
		return last().isAfter(first());
	}

	/**
	 * Nobody knows the end: none was told, or the last minute of the day stands for it.
	 */
	private boolean openEnd() {
		return this.end.equals(this.start) || to().toLocalTime().equals(OPEN_END);
	}

	private boolean endsAtMidnight() {
		return to().toLocalTime().equals(LocalTime.MIDNIGHT) && to().toLocalDate().isAfter(first());
	}

	private ZonedDateTime from() {
		return this.start.atZone(this.zone);
	}

	private ZonedDateTime to() {
		return this.end.atZone(this.zone);
	}

}
