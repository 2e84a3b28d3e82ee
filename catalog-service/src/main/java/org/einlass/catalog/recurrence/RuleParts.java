package org.einlass.catalog.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.einlass.catalog.recurrence.RecurrenceRefused.Why;

/**
 * A rule cut into its parts. Each part occurs once and holds what it may; each list holds
 * a value once, however often the text repeats it.
 *
 * @param frequency how long a period is
 * @param values the parts that are no lists
 * @param lists the others
 */
record RuleParts(Frequency frequency, Map<String, String> values, Map<ByList, Set<String>> lists) {

	/** All lists of the standard, each with all its values, fit. */
	private static final int LONGEST = 8_000;

	/** Later years have five digits. */
	private static final Instant FARTHEST = Instant.parse("9000-01-01T00:00:00Z");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

	/** The periods of a rule that dates of events may have. */
	enum Frequency {

		DAILY(1), WEEKLY(7), MONTHLY(28), YEARLY(365);

		private final int days;

		Frequency(int days) {
			this.days = days;
		}

		/** How many days it lasts at least. */
		int days() {
			return this.days;
		}

	}

	static RuleParts of(String rule) {
		if (rule.length() > LONGEST) {
			throw new RecurrenceRefused(Why.TOO_DENSE);
		}
		Map<String, String> values = new HashMap<>();
		Map<ByList, Set<String>> lists = new EnumMap<>(ByList.class);
		for (String part : rule.strip().toUpperCase(Locale.ROOT).split(";")) {
			String[] both = part.strip().split("=", 2);
			boolean once = both.length == 2 && !values.containsKey(both[0]);
			require(once || (part.isBlank() && !rule.isBlank()));
			if (once) {
				values.put(both[0], both[1].strip());
			}
		}
		for (ByList list : ByList.values()) {
			Optional.ofNullable(values.remove(list.name())).ifPresent((text) -> lists.put(list, list(list, text)));
		}
		return new RuleParts(frequency(values), values, lists).checked();
	}

	private static Frequency frequency(Map<String, String> values) {
		try {
			return Frequency.valueOf(values.getOrDefault("FREQ", ""));
		}
		catch (IllegalArgumentException otherwise) {
			throw new RecurrenceRefused(Why.UNREADABLE);
		}
	}

	private static Set<String> list(ByList list, String text) {
		Set<String> values = new LinkedHashSet<>();
		for (String value : text.split(",")) {
			String plain = list.plain(value.strip());
			require(!plain.isEmpty());
			values.add(plain);
		}
		require(!values.isEmpty());
		return values;
	}

	private RuleParts checked() {
		interval();
		count();
		until(ZoneOffset.UTC);
		require(this.values.getOrDefault("WKST", "MO").matches("MO|TU|WE|TH|FR|SA|SU"));
		require(this.values.getOrDefault("RSCALE", "GREGORIAN").equals("GREGORIAN"));
		require(this.values.getOrDefault("SKIP", "OMIT").equals("OMIT"));
		return this;
	}

	int interval() {
		return number("INTERVAL").orElse(1);
	}

	Optional<Integer> count() {
		return number("COUNT");
	}

	private Optional<Integer> number(String name) {
		return Optional.ofNullable(this.values.get(name)).map((text) -> {
			require(text.matches("0*[1-9]\\d{0,4}"));
			return Integer.valueOf(text);
		});
	}

	/**
	 * The last moment; a day means all of it, and a time without zone that of the entry.
	 */
	Optional<Instant> until(ZoneId zone) {
		return Optional.ofNullable(this.values.get("UNTIL"))
			.map((text) -> until(text, zone))
			.map((until) -> until.isAfter(FARTHEST) ? FARTHEST : until);
	}

	private static Instant until(String text, ZoneId zone) {
		try {
			if (text.length() == 8) {
				LocalDate day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
				return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
			}
			boolean utc = text.endsWith("Z");
			LocalDateTime time = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, TIME);
			return time.atZone(utc ? ZoneOffset.UTC : zone).toInstant();
		}
		catch (DateTimeException unreadable) {
			throw new RecurrenceRefused(Why.UNREADABLE);
		}
	}

	/** The rule anew, from what was understood of it. */
	String text(ZoneId zone) {
		StringBuilder text = new StringBuilder("FREQ=" + this.frequency + ";INTERVAL=" + interval());
		count().ifPresent((count) -> text.append(";COUNT=").append(count));
		until(zone).ifPresent(
				(until) -> text.append(";UNTIL=").append(TIME.format(until.atOffset(ZoneOffset.UTC))).append('Z'));
		Optional.ofNullable(this.values.get("WKST")).ifPresent((day) -> text.append(";WKST=").append(day));
		this.lists.forEach((list, each) -> text.append(';').append(list).append('=').append(String.join(",", each)));
		return text.toString();
	}

	private static void require(boolean readable) {
		if (!readable) {
			throw new RecurrenceRefused(Why.UNREADABLE);
		}
	}

}
