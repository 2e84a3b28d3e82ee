package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.UUID;

/**
 * What one of the organiser's people is about to do for one person.
 *
 * @param event the organiser's; a registration for another one is unknown here
 * @param reason as it will be written down; empty where none is asked for
 */
public record Errand(UUID event, UUID registration, Actor actor, String reason) {

	boolean concerns(Registration registration) {
		return registration.booking().event().equals(this.event);
	}

	Deeds.Record done(String deed, Instant at) {
		return new Deeds.Record(this.registration, at, this.actor, deed, this.reason);
	}

}
