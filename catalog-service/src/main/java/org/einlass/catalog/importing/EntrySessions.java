package org.einlass.catalog.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.einlass.catalog.importing.CalendarEntry.Property;
import org.einlass.catalog.importing.limit.ReadingLimits;
import org.einlass.catalog.recurrence.RecurrenceDates;
import org.einlass.catalog.recurrence.RecurrenceRefused;
import org.einlass.catalog.recurrence.RecurrenceRule;

/**
 * The dates of one entry. A repetition is expanded for this and the next calendar year,
 * so that the same file gives the same dates all year long.
 */
final class EntrySessions {

	static final int MOST_SESSIONS = 500;

	/** More than one should not be (RFC 5545, 3.8.5.3). */
	private static final int MOST_RULES = 4;

	/** Daily for ten years and more. */
	private static final int MOST_LISTED = 4_000;

	private static final Period LONGEST = Period.ofYears(2);

	private final CalendarEntry entry;

	private final Zones zones;

	private final LocalDate today;

	private final ReadingLimits limits;

	/**
	 * The dates of an entry.
	 *
	 * @param earlier how many of its dates lie before this year
	 * @param later how many come after the next
	 */
	record Dates(List<ImportedSession> sessions, int earlier, int later) {
	}

	EntrySessions(CalendarEntry entry, Zones zones, LocalDate today, ReadingLimits limits) {
		this.entry = entry;
		this.zones = zones;
		this.today = today;
		this.limits = limits;
	}

	/**
	 * The dates in order.
	 * @param moved occurrences that the file describes separately; they are left out
	 */
	Dates read(Set<Instant> moved) {
		EntryTime start = this.entry.first("DTSTART")
			.map((property) -> EntryTime.of(property, this.zones, SkipReason.UNREADABLE_START))
			.orElseThrow(() -> new UnusableEntry(SkipReason.MISSING_START));
		EntryTime end = end(start);
		if (end.at().isBefore(start.at()) || end.at().isAfter(start.at().plus(LONGEST))) {
			throw new UnusableEntry(SkipReason.ENDS_BEFORE_START);
		}
		List<RecurrenceDates> repeated = repeated(start);
		Set<Instant> starts = starts(start, repeated);
		starts.removeAll(moved);
		starts.removeAll(times("EXDATE").map((time) -> time.at().toInstant()).collect(Collectors.toSet()));
		if (starts.size() > MOST_SESSIONS) {
			throw new UnusableEntry(SkipReason.TOO_MANY_SESSIONS);
		}
		return new Dates(starts.stream().map((at) -> session(at, start, end)).toList(),
				most(repeated, RecurrenceDates::earlier), most(repeated, RecurrenceDates::later));
	}

	private EntryTime end(EntryTime start) {
		EntryTime end = this.entry.first("DTEND")
			.map((property) -> EntryTime.of(property, this.zones, SkipReason.UNREADABLE_END))
			.or(() -> this.entry.first("DURATION").map((duration) -> start.plus(duration.value())))
			.orElseGet(start::defaultEnd);
		boolean sameDay = start.date() && end.date() && end.at().isEqual(start.at());
		return sameDay ? start.defaultEnd() : end;
	}

	private Set<Instant> starts(EntryTime start, List<RecurrenceDates> repeated) {
		TreeSet<Instant> starts = new TreeSet<>();
		if (repeated.isEmpty()) {
			starts.add(start.at().toInstant());
		}
		repeated.forEach((dates) -> dates.within().forEach((at) -> starts.add(at.toInstant())));
		times("RDATE").forEach((time) -> starts.add(time.at().toInstant()));
		return starts;
	}

	private List<RecurrenceDates> repeated(EntryTime start) {
		List<Property> rules = this.entry.all("RRULE");
		if (rules.size() > MOST_RULES) {
			throw new UnusableEntry(SkipReason.TOO_DENSE);
		}
		return rules.stream().map((rule) -> repeated(rule.value(), start)).toList();
	}

	private static int most(List<RecurrenceDates> repeated, ToIntFunction<RecurrenceDates> number) {
		return repeated.stream().mapToInt(number).max().orElse(0);
	}

	private RecurrenceDates repeated(String rule, EntryTime start) {
		ZonedDateTime from = Year.of(this.today.getYear()).atDay(1).atStartOfDay(start.at().getZone());
		try {
			return RecurrenceRule.of(rule)
				.dates(start.at(), from, from.plusYears(2), MOST_SESSIONS + 1, this.limits.steps());
		}
		catch (RecurrenceRefused refused) {
			throw new UnusableEntry(switch (refused.why()) {
				case UNREADABLE -> SkipReason.UNREADABLE_REPETITION;
				case TOO_DENSE -> SkipReason.TOO_DENSE;
				case TOO_MUCH_IN_ALL -> SkipReason.TOO_MUCH_IN_FILE;
			});
		}
	}

	private Stream<EntryTime> times(String name) {
		List<Property> properties = this.entry.all(name);
		if (properties.stream().mapToLong((property) -> size(property.value())).sum() > MOST_LISTED) {
			throw new UnusableEntry(SkipReason.TOO_DENSE);
		}
		return properties.stream()
			.flatMap((property) -> Arrays.stream(property.value().split(","))
				.map((value) -> new Property(name, value.replaceFirst("/.*", ""), property.parameters())))
			.map((property) -> EntryTime.of(property, this.zones, SkipReason.UNREADABLE_REPETITION));
	}

	private static long size(String list) {
		return 1 + list.chars().filter((letter) -> letter == ',').count();
	}

	private ImportedSession session(Instant at, EntryTime start, EntryTime end) {
		boolean allDay = start.date() && end.date();
		ZoneId zone = (start.at().getZone() == ZoneOffset.UTC) ? this.zones.usual() : start.at().getZone();
		ZonedDateTime begins = at.atZone(zone);
		ZonedDateTime ends = allDay ? begins.plusDays(ChronoUnit.DAYS.between(start.at(), end.at()))
				: begins.plus(java.time.Duration.between(start.at(), end.at()));
		return new ImportedSession(begins.toInstant(), ends.toInstant(), zone, allDay);
	}

}
