package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a list of events shows. Whatever is {@code null} or empty does not narrow it.
 *
 * @param words all of them occur in title, summary, topics, place or host
 * @param area where a session that fits is
 * @param nearby likewise
 * @param from sessions that end after this
 * @param to sessions that start before this
 * @param after where the page before ended
 * @param limit how many, 1 to 100
 */
public record EventFilter(List<String> words, @Nullable String topic, Event.@Nullable Format format,
		@Nullable String targetGroup, @Nullable String language, @Nullable String accessible,
		@Nullable String organisation, @Nullable String programme, @Nullable Area area, @Nullable Nearby nearby,
		Instant from, @Nullable Instant to, @Nullable Cursor after, int limit) {
}
