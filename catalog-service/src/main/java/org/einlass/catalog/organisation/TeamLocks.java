package org.einlass.catalog.organisation;

import reactor.core.publisher.Mono;

/** Lets one at a time change the team of an organisation, in all instances. */
interface TeamLocks {

	/**
	 * Does the work when nobody else changes this team, and fails with a
	 * {@link java.util.concurrent.TimeoutException} if that takes too long. No
	 * transaction is open and no connection is kept meanwhile.
	 */
	<T> Mono<T> alone(String organisation, Mono<T> work);

}
