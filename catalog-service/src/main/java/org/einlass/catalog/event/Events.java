package org.einlass.catalog.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All events, in whatever state. Who may see one is decided by who asks for it. */
public interface Events {

	Mono<Event> find(UUID id);

	Mono<Event> findBySlug(String slug);

	/** The event, locked until the running transaction ends. */
	Mono<Event> lock(UUID id);

	/** The event that an organisation imported under this id, locked. */
	Mono<Event> lockImported(String organisation, String source, String uid);

	/** Which of the slugs that begin like this are taken. */
	Mono<List<String>> slugsLike(String slug);

	Mono<Void> insert(Event event);

	/** Stores the event as it is now. */
	Mono<Void> update(Event event);

	Mono<Void> delete(UUID id);

	/**
	 * Public, published events with a session that fits, by the start of that session.
	 */
	Mono<Page> search(EventFilter filter);

	/** What is known of the quotas of these events; quotas not told of are missing. */
	Mono<Map<UUID, QuotaState>> quotaStates(Collection<UUID> events);

	/**
	 * One page of a list.
	 *
	 * @param next where the next page begins, or {@code null} at the end
	 * @param total how many events the filter finds in all; counted up to {@link #MANY},
	 * one more stands for all that are more
	 */
	record Page(List<Event> items, @Nullable Cursor next, long total) {

		/** Nobody reads further, and counting costs as much as reading. */
		public static final long MANY = 1_000;

		/** Whether the total is exact. */
		public boolean counted() {
			return this.total <= MANY;
		}

	}

}
