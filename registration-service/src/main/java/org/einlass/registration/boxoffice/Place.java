package org.einlass.registration.boxoffice;

import java.util.UUID;

/**
 * One ticket's seat in one quota.
 *
 * @param presence counted at the door
 */
public record Place(UUID quota, UUID session, State state, Presence presence) {

	Place in(State state) {
		return new Place(this.quota, this.session, state, this.presence);
	}

	/** Whether the seat counts as taken. */
	public boolean taken() {
		return this.state == State.HELD || this.state == State.CONFIRMED;
	}

	/** What has become of the seat. */
	public enum State {

		HELD, CONFIRMED, CANCELLED

	}

	/** Whether the attendee is there. */
	public enum Presence {

		ABSENT, INSIDE, LEFT

	}

}
