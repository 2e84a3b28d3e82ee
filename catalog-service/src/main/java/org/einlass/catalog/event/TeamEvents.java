package org.einlass.catalog.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The events of organisations as the people who work for them see them, page by page. */
public interface TeamEvents {

	/** How many events are on a page. */
	int PAGE = 50;

	Mono<Page> find(Wanted wanted);

	/**
	 * What someone wants to see.
	 *
	 * @param member the organisations whose events this person sees
	 * @param organiser those of them whose drafts and withdrawn events too
	 * @param now what is over by then is past
	 * @param page from 0; where it begins if both cursors are missing
	 * @param after the last event of the page before, so that the next page begins behind
	 * it whatever was added or moved meanwhile
	 * @param before the first event of the page after this one, on the way back
	 */
	record Wanted(Collection<String> member, Collection<String> organiser, Group group, Instant now, int page,
			@Nullable Cursor after, @Nullable Cursor before) {

		boolean back() {
			return this.after == null && this.before != null;
		}

	}

	/**
	 * One page of a group: by next session, past ones by their last, the latest first.
	 *
	 * @param previous the first event shown, if there may be others before it
	 * @param next the last event shown, if there are more
	 * @param counts how many are in each group
	 */
	record Page(List<Event> items, @Nullable Cursor previous, @Nullable Cursor next, Map<Group, Long> counts) {

		public long count(Group group) {
			return this.counts.getOrDefault(group, 0L);
		}

	}

	/** Under which heading an event stands. */
	enum Group {

		COMING, DRAFTS, PAST, CLOSED

	}

}
