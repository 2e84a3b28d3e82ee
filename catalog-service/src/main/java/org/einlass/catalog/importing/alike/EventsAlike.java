package org.einlass.catalog.importing.alike;

import java.time.Instant;

import reactor.core.publisher.Mono;

/** Events that look like what is imported, though nothing says that they are the same. */
public interface EventsAlike {

	/**
	 * The address of an event of the organisation with this title that starts then; empty
	 * if there is none.
	 */
	Mono<String> find(String organisation, String title, Instant start);

}
