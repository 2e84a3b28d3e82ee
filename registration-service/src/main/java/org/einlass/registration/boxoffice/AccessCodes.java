package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.programme.Event;
import reactor.core.publisher.Mono;

/**
 * Codes that open quotas for those who were given one. They live only here, never in the
 * event's document or on the bus.
 */
interface AccessCodes {

	/** The codes of those of the event's quotas that are opened by one. */
	Mono<Map<UUID, Set<String>>> of(Event event);

	/** A quota's codes. */
	Mono<Set<String>> of(UUID quota);

	/** Replaces a quota's codes. */
	Mono<Void> replace(UUID quota, Set<String> codes);

}
