package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Places of a session whose holders have not come. Whoever got one at the desk shortly
 * before the start, or later, has; who got one there days before may not have.
 */
interface Unclaimed {

	/** By registration; who signed up last comes first. */
	Mono<List<Group>> of(UUID session);

	/**
	 * How many persons are inside now, or have a released place, or may get one at the
	 * desk: releasing twice releases no more than once.
	 */
	Mono<Long> insideOrPromised(UUID session);

	/** Those of one registration, which stay together. */
	record Group(UUID registration, int places) {
	}

}
