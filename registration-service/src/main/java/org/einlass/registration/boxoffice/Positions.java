package org.einlass.registration.boxoffice;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** Where people stand in the line. */
interface Positions {

	/** The position in the longest line that the registration stands in, else empty. */
	Mono<Position> of(UUID registration);

}
