package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.UUID;

import reactor.core.publisher.Flux;

/** What the sweep has to do. */
interface Due {

	/** Events with holds past their deadline. */
	Flux<UUID> overdue(Instant now);

	/** Registrations with places in events and sessions that do not take place. */
	Flux<Lost> lost(int most);

	/** A registration that loses places. */
	record Lost(UUID event, UUID registration) {
	}

}
