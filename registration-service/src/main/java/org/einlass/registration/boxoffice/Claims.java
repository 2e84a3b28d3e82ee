package org.einlass.registration.boxoffice;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Who is in already, where there is one registration per person. */
interface Claims {

	/** Those of the claims that are held, with the registration that holds each. */
	Mono<Map<Claim, UUID>> holders(Collection<Claim> claims);

	/** Adds the claims of registrations that they do not hold yet. */
	Mono<Void> add(Map<UUID, Set<Claim>> claims);

	/** Takes from registrations the claims that they hold no longer. */
	Mono<Void> release(Collection<UUID> registrations, Map<UUID, Set<Claim>> kept);

}
