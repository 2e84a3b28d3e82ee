package org.einlass.catalog.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filters of a list from the query string of an address. Whatever is not a
 * filter is ignored, such as {@code lang}.
 */
public final class EventQuery {

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private static final int MOST = 100;

	private static final int MOST_WORDS = 10;

	private static final int DEFAULT = 20;

	private static final List<String> LINES = List.of("q", "topic", "targetGroup", "language", "accessible",
			"organisation", "programme");

	private final Map<String, String> parameters;

	private final Checks checks = new Checks();

	private EventQuery(Map<String, String> parameters) {
		this.parameters = parameters;
	}

	/** The filter that these parameters ask for; throws with every wrong one. */
	public static EventFilter read(Map<String, String> parameters, Instant now) {
		return new EventQuery(parameters).filter(now);
	}

	private EventFilter filter(Instant now) {
		LINES.forEach((name) -> this.checks.searched(name, text(name), 200));
		String words = text("q");
		Instant from = instant("from", false);
		Instant to = instant("to", true);
		Area area = PlaceQuery.area(this.parameters.get("bbox"), this.checks);
		Nearby nearby = PlaceQuery.nearby(this.parameters.get("near"), this.parameters.get("radius"), this.checks);
		int limit = limit();
		Event.Format format = format();
		this.checks.done();
		String cursor = this.parameters.get("cursor");
		return new EventFilter((words != null) ? words(words) : List.of(), text("topic"), format, text("targetGroup"),
				text("language"), text("accessible"), text("organisation"), text("programme"), area, nearby,
				(from != null) ? from : now, to, (cursor != null) ? Cursor.of(cursor) : null, limit);
	}

	private static List<String> words(String text) {
		return Stream.of(text.strip().split("\\s+")).limit(MOST_WORDS).toList();
	}

	private Event.@Nullable Format format() {
		String value = value("format");
		Event.Format found = Arrays.stream(Event.Format.values())
			.filter((format) -> format.name().toLowerCase(Locale.ROOT).equals(value))
			.findFirst()
			.orElse(null);
		this.checks.that(value == null || found != null, "format", "choice");
		return found;
	}

	/** A time with offset, or a date: the beginning of that day, or its end. */
	private @Nullable Instant instant(String name, boolean endOfDay) {
		String value = value(name);
		if (value == null) {
			return null;
		}
		try {
			Instant instant = (value.length() == "2027-06-18".length()) ? day(LocalDate.parse(value), endOfDay)
					: OffsetDateTime.parse(value).toInstant();
			this.checks.that(DraftRules.plausible(instant), name, "date");
			return instant;
		}
		catch (DateTimeException malformed) {
			this.checks.that(false, name, "date");
			return null;
		}
	}

	private static Instant day(LocalDate day, boolean endOfDay) {
		return day.plusDays(endOfDay ? 1 : 0).atStartOfDay(ZONE).toInstant();
	}

	private int limit() {
		String value = this.parameters.get("limit");
		if (value == null) {
			return DEFAULT;
		}
		boolean number = value.matches("[0-9]{1,3}");
		int limit = number ? Integer.parseInt(value) : 0;
		this.checks.that(limit >= 1 && limit <= MOST, "limit", "range", 1, MOST);
		return limit;
	}

	/** What is typed; blanks alone are nothing. */
	private @Nullable String text(String name) {
		String value = value(name);
		return (value != null && !value.isBlank()) ? value : null;
	}

	/** A field of the programme's form that was left empty does not narrow the list. */
	private @Nullable String value(String name) {
		String value = this.parameters.get(name);
		return (value != null && !value.isEmpty()) ? value : null;
	}

}
