package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What one of the organiser's people is about to do for one person.
 *
 * @param event the organiser's; a registration for another one is unknown here
 * @param reason as it will be written down; empty where none is asked for
 * @param once the key under which a repetition does nothing more, if given
 */
public record Errand(UUID event, UUID registration, Actor actor, String reason, IdempotencyKeys.@Nullable Key once) {

	public Errand(UUID event, UUID registration, Actor actor, String reason) {
		this(event, registration, actor, reason, null);
	}

	/** The same; sent again with this key, it is done once. */
	public Errand once(IdempotencyKeys.@Nullable Key key) {
		return new Errand(this.event, this.registration, this.actor, this.reason, key);
	}

	boolean concerns(Registration registration) {
		return registration.booking().event().equals(this.event);
	}

	Deeds.Record done(String deed, Instant at) {
		return new Deeds.Record(this.registration, at, this.actor, deed, this.reason);
	}

}
