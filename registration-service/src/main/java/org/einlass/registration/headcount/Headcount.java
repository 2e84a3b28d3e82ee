package org.einlass.registration.headcount;

import java.util.Collection;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Keeps what attendance counts of registrations that are about to be erased. */
@FunctionalInterface
public interface Headcount {

	/**
	 * Adds the places of these registrations to the numbers of their sessions, inside the
	 * transaction that deletes them.
	 */
	Mono<Void> keep(Collection<UUID> registrations);

}
