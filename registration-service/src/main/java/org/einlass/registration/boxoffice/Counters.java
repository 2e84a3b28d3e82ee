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
	 * kept; and of those that are taken or lost, how many are held by guests who have not
	 * confirmed.
	 */
	record Move(int taken, int waiting, int lost, int held) {

		Move and(Move other) {
			return new Move(this.taken + other.taken, this.waiting + other.waiting, this.lost + other.lost,
					this.held + other.held);
		}

		boolean isNothing() {
			return this.taken == 0 && this.waiting == 0 && this.lost == 0 && this.held == 0;
		}

	}

}
