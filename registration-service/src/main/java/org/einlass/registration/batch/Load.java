package org.einlass.registration.batch;

import java.util.function.ToIntFunction;

/**
 * How much is served at once, and how much waits. A call at a door may bring hundreds of
 * scans, so calls are weighed and not counted.
 *
 * @param weight of a request, at least 1
 * @param atOnce what one transaction takes; a request that is heavier is taken alone
 * @param waiting what waits at most for one thing; the next is told that we are busy
 */
public record Load<Q>(ToIntFunction<Q> weight, int atOnce, int waiting) {

	/** Requests that all weigh the same. */
	static <Q> Load<Q> counted(int atOnce) {
		return new Load<>((request) -> 1, atOnce, Batches.MOST_WAITING);
	}

}
