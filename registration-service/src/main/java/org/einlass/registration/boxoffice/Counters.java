package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** How many places of each quota are taken. */
interface Counters {

	/**
	 * Locks the event's quotas in order of id until the transaction ends. Gives up after
	 * a short while with a transient error, which answers {@code busy}.
	 */
	Mono<Void> lock(UUID event);

	/** Takes (positive) and gives back (negative) places of locked quotas. */
	Mono<Void> move(Map<UUID, Integer> differences);

}
