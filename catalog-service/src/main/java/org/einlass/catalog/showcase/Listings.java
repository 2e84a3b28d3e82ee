package org.einlass.catalog.showcase;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventFilter;
import org.einlass.catalog.event.Events;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Finds what a list shows. */
@Component
class Listings {

	private final Events events;

	private final Clock clock;

	Listings(Events events, Clock clock) {
		this.events = events;
		this.clock = clock;
	}

	Mono<Listing> find(EventFilter filter, Locale locale) {
		return this.events.search(filter)
			.flatMap((page) -> this.events.quotaStates(ids(page))
				.map((states) -> Listing.of(page, states, filter.from(), this.clock.instant(), locale)));
	}

	private static List<java.util.UUID> ids(Events.Page page) {
		return page.items().stream().map(Event::id).toList();
	}

}
