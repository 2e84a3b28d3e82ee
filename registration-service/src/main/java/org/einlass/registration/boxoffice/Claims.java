package org.einlass.registration.boxoffice;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Who is in already, where there is one registration per person. */
interface Claims {

	/** Those of the claims that an active registration holds. */
	Mono<Set<Claim>> held(Collection<Claim> claims);

	/** Those of the claims that an active registration other than this one holds. */
	Mono<Set<Claim>> heldByOthers(Collection<Claim> claims, UUID registration);

	/** Adds what the registration does not hold yet. */
	Mono<Void> add(UUID registration, Collection<Claim> claims);

	Mono<Void> release(Collection<UUID> registrations);

}
