package org.einlass.catalog.importing.zone;

import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A zone as a file describes it (VTIMEZONE). Its rules are not used as they are: the zone
 * that keeps the same time is, whose rules the Java runtime knows for all years.
 */
public final class DescribedZone {

	private static final Pattern OFFSET = Pattern.compile("TZOFFSETTO[^:]*:([+-])(\\d{2})(\\d{2})(?:\\d{2})?");

	private static final Pattern MONTH = Pattern.compile("RRULE[^:]*:.*BYMONTH=(\\d{1,2})(?!\\d).*");

	private static final Pattern START = Pattern.compile("DTSTART[^:]*:\\d{4}(\\d{2})\\d{2}.*");

	private final List<String> lines;

	/** The lines from BEGIN:VTIMEZONE to its end. */
	public DescribedZone(List<String> lines) {
		this.lines = lines.stream().map((line) -> line.strip().toUpperCase(Locale.ROOT)).toList();
	}

	/** Winter or summer time: how far from UTC, and the month in which it begins. */
	private record Time(int seconds, int month) {
	}

	/** A zone that keeps this time; of several, the nearest one. */
	public Optional<ZoneId> zone(ZoneId nearest, int year) {
		Optional<ZoneId> named = this.lines.stream()
			.filter((line) -> line.startsWith("X-LIC-LOCATION:"))
			.flatMap((line) -> ZoneNames.find(line.substring(15)).stream())
			.findFirst();
		List<Time> winter = times("STANDARD");
		List<Time> summer = times("DAYLIGHT");
		if (named.isPresent() || winter.isEmpty()) {
			return named;
		}
		@Nullable Time daylight = summer.isEmpty() ? null : summer.getLast();
		return Stream.concat(Stream.of(nearest, ZoneId.of("Europe/Berlin")), places())
			.filter((zone) -> same(zone, winter.getLast(), daylight, year))
			.findFirst();
	}

	/** Those of Europe first. */
	private static Stream<ZoneId> places() {
		return ZoneId.getAvailableZoneIds()
			.stream()
			.filter((id) -> id.contains("/"))
			.sorted(Comparator.comparing((String id) -> !id.startsWith("Europe/"))
				.thenComparing(Comparator.naturalOrder()))
			.map(ZoneId::of);
	}

	private List<Time> times(String kind) {
		List<Time> times = new ArrayList<>();
		int begin = -1;
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).equals("BEGIN:" + kind)) {
				begin = i;
			}
			else if (begin >= 0 && this.lines.get(i).equals("END:" + kind)) {
				time(this.lines.subList(begin, i)).ifPresent(times::add);
				begin = -1;
			}
		}
		return times;
	}

	private static Optional<Time> time(List<String> lines) {
		int month = first(lines, MONTH).or(() -> first(lines, START))
			.map((found) -> Integer.valueOf(found.group(1)))
			.orElse(1);
		return first(lines, OFFSET).map((offset) -> {
			int minutes = Integer.parseInt(offset.group(2)) * 60 + Integer.parseInt(offset.group(3));
			return new Time("-".equals(offset.group(1)) ? -60 * minutes : 60 * minutes, month);
		});
	}

	private static Optional<Matcher> first(List<String> lines, Pattern pattern) {
		return lines.stream().map(pattern::matcher).filter(Matcher::matches).findFirst();
	}

	/** Compared in the middle of each month but those in which the clocks change. */
	private static boolean same(ZoneId zone, Time winter, @Nullable Time summer, int year) {
		return IntStream.rangeClosed(1, 12)
			.filter((month) -> summer == null || (month != winter.month() && month != summer.month()))
			.allMatch((month) -> {
				LocalDate day = Year.of(year).atMonth(month).atDay(15);
				int seconds = (summer != null && isSummer(month, summer.month(), winter.month())) ? summer.seconds()
						: winter.seconds();
				return zone.getRules().getOffset(day.atTime(12, 0)).getTotalSeconds() == seconds;
			});
	}

	private static boolean isSummer(int month, int begin, int end) {
		return (begin < end) ? month > begin && month < end : month > begin || month < end;
	}

}
