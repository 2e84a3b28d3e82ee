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
	Flux<UUID> free();

	/**
	 * Registrations with places in events and sessions that do not take place, or that do
	 * after all.
	 */
	Flux<Affected> affected(int most);

	/** A registration that loses places, or gets them back. */
	record Affected(UUID event, UUID registration) {
	}

}
