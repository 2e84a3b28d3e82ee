package org.einlass.catalog.importing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.catalog.importing.CalendarEntry.Property;

/**
 * A point in time as calendars write it (RFC 5545, 3.3.4 and 3.3.5). A value of eight
 * digits is a date even without {@code VALUE=DATE}, since real files leave that out.
 *
 * @param at the time; midnight for dates
 * @param date whether only a date was given
 */
record EntryTime(ZonedDateTime at, boolean date) {

	private static final Pattern FORM = Pattern.compile("(\\d{8})(?:T(\\d{4})(\\d{2})?(Z)?)?");

	private static final Pattern WEEKS = Pattern.compile("([+-]?)P(\\d+)W");

	private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	/** Reads a property such as DTSTART. */
	static EntryTime of(Property property, Zones zones, SkipReason otherwise) {
		return of(property.value(), zone(property, zones), otherwise);
	}

	/** The same, or empty if it cannot be read. */
	static Optional<EntryTime> readable(Property property, Zones zones) {
		try {
			return Optional.of(of(property, zones, SkipReason.UNREADABLE));
		}
		catch (UnusableEntry unreadable) {
			return Optional.empty();
		}
	}

	static EntryTime of(String value, ZoneId zone, SkipReason otherwise) {
		Matcher form = FORM.matcher(value.strip());
		if (!form.matches()) {
			throw new UnusableEntry(otherwise);
		}
		try {
			if (form.group(2) == null) {
				return new EntryTime(LocalDate.parse(form.group(1), DAY).atStartOfDay(zone), true);
			}
			String seconds = Optional.ofNullable(form.group(3)).orElse("00");
			LocalDateTime local = LocalDateTime.parse(form.group(1) + form.group(2) + seconds, MINUTE);
			return new EntryTime(local.atZone((form.group(4) != null) ? ZoneOffset.UTC : zone), false);
		}
		catch (DateTimeException impossible) {
			throw new UnusableEntry(otherwise);
		}
	}

	private static ZoneId zone(Property property, Zones zones) {
		String name = property.parameters().get("TZID");
		if (name == null) {
			return zones.usual();
		}
		return zones.find(name).orElseThrow(() -> new UnusableEntry(SkipReason.UNKNOWN_ZONE));
	}

	/** This time plus a DURATION; days keep the local time across daylight saving. */
	EntryTime plus(String duration) {
		try {
			return new EntryTime(this.at.plus(amount(duration.strip())), this.date && !duration.contains("T"));
		}
		catch (DateTimeException unreadable) {
			throw new UnusableEntry(SkipReason.UNREADABLE_END);
		}
	}

	private static TemporalAmount amount(String duration) {
		Matcher weeks = WEEKS.matcher(duration);
		if (weeks.matches()) {
			return Period.parse(duration);
		}
		return duration.contains("T") ? Duration.parse(duration) : Period.parse(duration);
	}

	/**
	 * The default end: a date lasts that day, a time ends when it starts (RFC 5545,
	 * 3.6.1).
	 */
	EntryTime defaultEnd() {
		return this.date ? new EntryTime(this.at.plusDays(1), true) : this;
	}

}
