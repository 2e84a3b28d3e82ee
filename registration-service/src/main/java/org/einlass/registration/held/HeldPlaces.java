package org.einlass.registration.held;

import java.time.Instant;
import java.util.UUID;

import org.einlass.registration.programme.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the places that are full only because guests have not confirmed yet. A person
 * who signed up twice, or forgot the mail, reads there that a place may be theirs
 * already; the numbers say nothing about any address.
 */
public interface HeldPlaces {

	/** Of an event now; empty if no place is held. */
	Mono<Held> of(Event event);

	/** The registrations with held places in a session. */
	Flux<UUID> registrations(UUID session);

	/** How many places of a session are held. */
	Mono<Integer> in(UUID session);

	/**
	 * Held places.
	 *
	 * @param places how many, at least 1
	 * @param until when the last of them is confirmed or free
	 */
	record Held(int places, Instant until) {
	}

}
