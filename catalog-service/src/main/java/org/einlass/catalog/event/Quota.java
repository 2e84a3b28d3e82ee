package org.einlass.catalog.event;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A number of places of one kind in a session.
 *
 * @param places how many, or {@code null} for unlimited
 * @param waitingList whether people may wait when it is full
 * @param audience who may have a place, or {@code null} for the rule of the event
 */
public record Quota(UUID id, Texts name, Kind kind, @Nullable Integer places, boolean waitingList,
		@Nullable Audience audience) {

	/** Whether there are fewer places than before, and fewer than are taken. */
	boolean lowers(Quota before, int taken) {
		return this.places != null && this.places < taken && (before.places == null || this.places < before.places);
	}

	/** What everybody may read of it. */
	public Quota open() {
		return (this.audience != null)
				? new Quota(this.id, this.name, this.kind, this.places, this.waitingList, this.audience.open()) : this;
	}

	/** Where the people of this quota take part. */
	public enum Kind {

		ON_SITE, ONLINE

	}

}
