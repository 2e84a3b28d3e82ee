package org.einlass.catalog.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.einlass.starter.text.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of events, as conditions of a statement: only those that are asked
 * for, so that the database can plan for them.
 */
final class EventConditions {

	/** As long as the groups of letters in the index. */
	private static final int INDEXED = 3;

	/** The haversine of the way to a session, on a round earth. */
	private static final String WITHIN = """
			2 * 6371009 * asin(least(1, sqrt(power(sin(radians(n.latitude - :latitude) / 2), 2)
			  + cos(radians(:latitude)) * cos(radians(n.latitude)) * power(sin(radians(n.longitude - :longitude) / 2), 2))))
			  <= :metres
			""";

	/**
	 * Each word in one of its spellings; an event that an older version of the service
	 * stored is not folded yet.
	 */
	private static final String WORDS = """
			cardinality(:words) > 0 and not exists (
			    select 1 from unnest(:words, :alike) as w (word, alike)
			    where strpos(coalesce(e.search, e.search_text), word) = 0
			      and strpos(coalesce(e.search, e.search_text), alike) = 0)
			""".strip();

	/**
	 * One condition for all words, since the database expects too little of several. What
	 * has a word as typed has it short, too, but where the word begins with the second
	 * letter of an {@code ae}.
	 */
	private static final String LED = "(e.search_trigrams is null or e.search_trigrams @> :letters)";

	private final StringBuilder sql = new StringBuilder();

	private final Map<String, Object> values = new LinkedHashMap<>();

	private EventConditions() {
	}

	/** All that the filter asks for, besides the time. */
	static EventConditions of(EventFilter filter) {
		EventConditions conditions = new EventConditions();
		if (!filter.words().isEmpty()) {
			List<SearchText.Word> words = words(filter);
			conditions.add("words", words.stream().map(SearchText.Word::plain).toArray(String[]::new), WORDS);
			conditions.values.put("alike", words.stream().map(SearchText.Word::alike).toArray(String[]::new));
		}
		conditions.add("organisation", slug(filter.organisation()), "e.organisation = :organisation");
		conditions.add("programme", slug(filter.programme()),
				"e.programmes && array(select id from programmes where slug = :programme)");
		conditions.add("format", (filter.format() != null) ? R2dbcEventRows.word(filter.format()) : null,
				"e.content ->> 'format' = :format");
		conditions.add("topic", filter.topic(), "e.content -> 'topics' @> to_jsonb(:topic::text)");
		conditions.add("targetGroup", filter.targetGroup(),
				"e.content -> 'targetGroups' @> to_jsonb(:targetGroup::text)");
		conditions.add("language", filter.language(), "e.content -> 'languages' @> to_jsonb(:language::text)");
		conditions.add("accessible", filter.accessible(),
				"e.content -> 'accessibility' @> to_jsonb(:accessible::text)");
		conditions.place(filter.area(), filter.nearby());
		return conditions;
	}

	/** Slugs are lower case; people are not that strict. */
	private static @Nullable String slug(@Nullable String typed) {
		return (typed != null) ? typed.toLowerCase(Locale.ROOT) : null;
	}

	/**
	 * The same, and that an index leads to the words that are long enough: quick when few
	 * events have them.
	 */
	static EventConditions byIndex(EventFilter filter) {
		EventConditions conditions = of(filter);
		String[] letters = words(filter).stream()
			.filter((word) -> word.alike().equals(word.plain()) || !word.plain().startsWith("e"))
			.map(SearchText.Word::alike)
			.filter((word) -> word.codePointCount(0, word.length()) >= INDEXED)
			.flatMap(EventConditions::trigrams)
			.distinct()
			.toArray(String[]::new);
		if (letters.length > 0) {
			conditions.add("letters", letters, LED);
		}
		return conditions;
	}

	/** Not all, only so many that they hold each letter: the text decides in the end. */
	private static Stream<String> trigrams(String word) {
		int[] letters = word.codePoints().toArray();
		int last = letters.length - INDEXED;
		return IntStream.concat(IntStream.iterate(0, (i) -> i < last, (i) -> i + INDEXED), IntStream.of(last))
			.mapToObj((i) -> new String(letters, i, INDEXED));
	}

	/** One session that fits in time is there as well. */
	private void place(@Nullable Area area, @Nullable Nearby nearby) {
		List<String> there = new ArrayList<>();
		if (area != null) {
			there.add(inside(area, "box"));
		}
		if (nearby != null) {
			there.add(inside(nearby.area(), "around"));
			there.add(WITHIN);
			this.values.putAll(
					Map.of("latitude", nearby.latitude(), "longitude", nearby.longitude(), "metres", nearby.metres()));
		}
		if (!there.isEmpty()) {
			this.sql.append("""
					  and exists (select 1 from event_sessions n where n.event = e.id and n.scheduled
					    and n.ends_at > :from and n.starts_at < :to and %s)
					""".formatted(String.join(" and ", there)));
		}
	}

	private String inside(Area area, String name) {
		this.values.putAll(Map.of(name + "West", area.west(), name + "South", area.south(), name + "East", area.east(),
				name + "North", area.north()));
		String across = (area.west() <= area.east()) ? "n.longitude between :%1$sWest and :%1$sEast"
				: "(n.longitude >= :%1$sWest or n.longitude <= :%1$sEast)";
		return ("n.latitude between :%1$sSouth and :%1$sNorth and " + across).formatted(name);
	}

	private static List<SearchText.Word> words(EventFilter filter) {
		return SearchText.question(String.join(" ", filter.words()));
	}

	private void add(String name, @Nullable Object value, String condition) {
		if (value != null) {
			this.sql.append("  and ").append(condition).append('\n');
			this.values.put(name, value);
		}
	}

	String sql() {
		return this.sql.toString();
	}

	Map<String, Object> values() {
		return this.values;
	}

}
