package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** How many places of each quota are taken, and how many are waited for. */
interface Counters {

	/**
	 * Locks the event's quotas in order of id until the transaction ends. Gives up after
	 * a short while with a transient error, which answers {@code busy}.
	 */
	Mono<Void> lock(UUID event);

	/** Counts for locked quotas. */
	Mono<Void> move(Map<UUID, Move> moves);

	/**
	 * More (positive) or fewer (negative) places that are taken, waited for, and lost but
	 * kept.
	 */
	record Move(int taken, int waiting, int lost) {

		Move and(Move other) {
			return new Move(this.taken + other.taken, this.waiting + other.waiting, this.lost + other.lost);
		}

		boolean isNothing() {
			return this.taken == 0 && this.waiting == 0 && this.lost == 0;
		}

	}

}
