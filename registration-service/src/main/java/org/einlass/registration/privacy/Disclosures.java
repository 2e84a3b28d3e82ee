package org.einlass.registration.privacy;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** What is stored about persons, for themselves. */
interface Disclosures {

	/** All about these registrations, in order of id. */
	Mono<List<Disclosure>> of(Collection<UUID> registrations);

	/** The registrations that were made with this account, in order of id. */
	Mono<List<UUID>> madeWith(String account);

}
