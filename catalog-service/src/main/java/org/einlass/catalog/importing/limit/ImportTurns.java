package org.einlass.catalog.importing.limit;

import reactor.core.publisher.Mono;

/** Lets one import of an organisation run at a time, and a few at once in all. */
public interface ImportTurns {

	/**
	 * Does the work alone in its organisation, in all instances of the service; fails
	 * with {@link ImportRefused} if it is not its turn.
	 */
	<T> Mono<T> alone(String organisation, Mono<T> work);

	/**
	 * Receives a form before it says for which organisation: one at a time of each
	 * account. Fails with {@link ImportRefused} as well.
	 * @param account the account's id
	 */
	<T> Mono<T> receiving(String account, Mono<T> form);

}
