package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Places of a session whose holders have not come. */
interface Unclaimed {

	/**
	 * By registration; who signed up last comes first.
	 * @param release from when places are released: who got one later stood at the desk
	 */
	Mono<List<Group>> of(UUID session, Instant release);

	/** How many persons are inside now. */
	Mono<Long> inside(UUID session);

	/** Those of one registration, which stay together. */
	record Group(UUID registration, int places) {
	}

}
