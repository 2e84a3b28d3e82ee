package org.einlass.catalog.showcase;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.catalog.event.Events;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.wording.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list, by day.
 *
 * @param next the cursor of the next page, or null at the end
 */
record Listing(List<Day> days, long total, @Nullable String next) {

	/** The key of the text that tells how many there are, and its number. */
	public String countKey() {
		return "page.programme." + ((this.total == 1) ? "one" : many() ? "many" : "count");
	}

	public long count() {
		return many() ? Events.Page.MANY : this.total;
	}

	private boolean many() {
		return this.total > Events.Page.MANY;
	}

	/** The events that stand under one day. */
	record Day(String heading, String date, List<EventCard> cards) {
	}

	static Listing of(Events.Page page, Map<UUID, QuotaState> states, Instant from, Instant now, Locale locale) {
		Map<LocalDate, List<EventCard>> byDay = page.items()
			.stream()
			.map((event) -> EventCard.of(event, states, from, now, locale))
			.collect(Collectors.groupingBy(EventCard::day, LinkedHashMap::new, Collectors.toList()));
		return new Listing(byDay.entrySet()
			.stream()
			.map((day) -> new Day(SessionTime.day(day.getKey(), locale), day.getKey().toString(), day.getValue()))
			.toList(), page.total(), (page.next() != null) ? page.next().value() : null);
	}

}
