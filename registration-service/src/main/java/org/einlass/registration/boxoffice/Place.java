package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One ticket's seat in one quota.
 *
 * @param presence counted at the door
 * @param lost whether it was taken away because the session or event does not take place
 * @param insteadOf the quota whose place is given back as soon as this one is there
 */
public record Place(UUID quota, UUID session, State state, Presence presence, boolean lost, @Nullable UUID insteadOf) {

	static Place of(UUID quota, UUID session, State state) {
		return new Place(quota, session, state, Presence.ABSENT, false, null);
	}

	/** A seat that is waited for while another one is kept. */
	static Place insteadOf(UUID other, UUID quota, UUID session) {
		return new Place(quota, session, State.WAITLISTED, Presence.ABSENT, false, other);
	}

	Place in(State state) {
		return new Place(this.quota, this.session, state, this.presence, false, this.insteadOf);
	}

	/** Taken away; {@link #found} undoes it. */
	Place takenAway() {
		return new Place(this.quota, this.session, State.CANCELLED, this.presence, true, this.insteadOf);
	}

	Place found() {
		return this.lost ? in(State.CONFIRMED) : this;
	}

	/** Whether the seat counts as taken. */
	public boolean taken() {
		return this.state == State.HELD || this.state == State.OFFERED || this.state == State.CONFIRMED;
	}

	/** Whether somebody waits for the seat. */
	public boolean waiting() {
		return this.state == State.WAITLISTED;
	}

	/** Whether it may be released: its holder has not come. */
	boolean unclaimed() {
		return this.state == State.CONFIRMED && this.presence == Presence.ABSENT;
	}

	boolean active() {
		return taken() || waiting();
	}

	/** What has become of the seat. */
	public enum State {

		HELD, WAITLISTED, OFFERED, CONFIRMED, CANCELLED, EXPIRED,
		/** Nobody came, so somebody who waited at the door got it. */
		RELEASED

	}

	/** Whether the attendee is there. */
	public enum Presence {

		ABSENT, INSIDE, LEFT

	}

}
