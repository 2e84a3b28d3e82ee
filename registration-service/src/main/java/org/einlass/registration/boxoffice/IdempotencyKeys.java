package org.einlass.registration.boxoffice;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** Which requests were answered already, for 24 hours (design 5). */
interface IdempotencyKeys {

	/**
	 * Whether the key is new, in the running transaction. While another transaction uses
	 * the same key this waits for its end.
	 */
	Mono<Boolean> take(Key key);

	/**
	 * What was answered to the key's request; {@code KeyReused} if it was another one.
	 */
	Mono<Outcome> answered(Key key);

	Mono<Void> keep(Key key, Outcome outcome);

	/** A key and the hash of what was asked with it. */
	record Key(UUID key, byte[] bodyHash) {
	}

}
