package org.einlass.notification.programme;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What we know of an event: the newest state that the catalog told.
 *
 * @param version counts up with each change; also the SEQUENCE of calendar entries
 * @param organisation the slug of the host
 * @param status {@code published}, {@code cancelled} or {@code withdrawn}
 * @param title texts by language
 * @param reason why it was cancelled, as the organiser typed it
 */
public record Event(UUID id, long version, String organisation, String organisationName, String slug, String status,
		Map<String, String> title, @Nullable String reason, List<Session> sessions) {

	public Event {
		sessions = sessions.stream().sorted(Comparator.comparing(Session::start)).toList();
	}

	/** A text in this language, else in German, else in any that there is. */
	public static String text(Map<String, String> texts, Locale locale) {
		return Stream.of(locale.getLanguage(), "de")
			.filter(texts::containsKey)
			.findFirst()
			.map(texts::get)
			.orElseGet(() -> texts.values().stream().findFirst().orElse(""));
	}

	public boolean published() {
		return this.status.equals("published");
	}

	public boolean cancelled() {
		return this.status.equals("cancelled");
	}

	/** Those of the sessions that are known, in order of time. */
	public List<Session> sessions(Collection<UUID> ids) {
		return this.sessions.stream().filter((session) -> ids.contains(session.id())).toList();
	}

	/**
	 * Whether the last of these sessions is over; without any, the last of the event.
	 */
	public boolean over(Collection<UUID> ids, Instant now) {
		List<Session> attended = sessions(ids);
		return (attended.isEmpty() ? this.sessions : attended).stream()
			.noneMatch((session) -> session.end().isAfter(now));
	}

}
