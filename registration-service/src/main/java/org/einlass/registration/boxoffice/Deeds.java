package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** What the organiser's people did for one person, kept as long as the registration. */
public interface Deeds {

	/** Writes them down in the running transaction, if there is one. */
	Mono<Void> write(List<Record> deeds);

	/** What was done for this registration, newest first. */
	Mono<List<Record>> of(UUID registration);

	/**
	 * One deed.
	 *
	 * @param deed what was done, such as {@code promote}
	 * @param reason as they gave it; empty where none is asked for
	 */
	record Record(UUID registration, Instant at, Actor actor, String deed, String reason) {

	}

}
