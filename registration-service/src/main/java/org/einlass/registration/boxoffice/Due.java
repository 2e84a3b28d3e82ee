package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.UUID;

import reactor.core.publisher.Flux;

/** What the sweep has to do. */
interface Due {

	/**
	 * Events with holds or offers past their deadline, or where somebody still waits
	 * after the start.
	 */
	Flux<UUID> overdue(Instant now);

	/** Events in which somebody waits while places are free. */
	Flux<Free> free(Instant now);

	/**
	 * Events with places in sessions that do not take place, or that do after all.
	 */
	Flux<UUID> affected();

	/**
	 * Registrations with such places in an event, in order of id.
	 * @param after only those with a greater id
	 */
	Flux<UUID> affected(UUID event, UUID after, int most);

	/**
	 * An event in which places are free.
	 *
	 * @param version moves whenever a quota of it does
	 */
	record Free(UUID event, long version) {
	}

}
