package org.einlass.registration.boxoffice;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** What the organiser's people did for one person, kept as long as the registration. */
interface Deeds {

	Mono<Void> write(UUID registration, String actor, String deed, String reason);

}
