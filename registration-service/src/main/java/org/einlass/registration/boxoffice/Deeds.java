package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** What the organiser's people did for one person, kept as long as the registration. */
interface Deeds {

	/** Writes them down in the running transaction. */
	Mono<Void> write(List<Record> deeds);

	/**
	 * One deed.
	 *
	 * @param actor the subject of the account
	 * @param deed what was done, such as {@code promote}
	 * @param reason as they gave it
	 */
	record Record(UUID registration, Instant at, String actor, String deed, String reason) {
	}

}
