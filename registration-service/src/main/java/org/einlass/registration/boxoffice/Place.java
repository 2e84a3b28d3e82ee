package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One ticket's seat in one quota.
 *
 * @param presence counted at the door
 * @param lost what it was when it was taken away, because its session or event does not
 * take place, else {@code null}
 * @param insteadOf the quota whose place is given back as soon as this one is there
 * @param waits how it is waited for, or was, if ever
 */
public record Place(UUID quota, UUID session, State state, Presence presence, @Nullable State lost,
		@Nullable UUID insteadOf, @Nullable Waiting waits) {

	static Place of(UUID quota, UUID session, State state) {
		return new Place(quota, session, state, Presence.ABSENT, null, null, null);
	}

	/** A seat that is waited for while another one is kept. */
	static Place insteadOf(UUID other, UUID quota, UUID session, Waiting waits) {
		return new Place(quota, session, State.WAITLISTED, Presence.ABSENT, null, other, waits);
	}

	Place in(State state) {
		return new Place(this.quota, this.session, state, this.presence, null, this.insteadOf, this.waits);
	}

	/** Confirmed, and no longer instead of another one. */
	Place got() {
		return new Place(this.quota, this.session, State.CONFIRMED, this.presence, null, null, this.waits);
	}

	/** Joins a line. */
	Place queue(Waiting waits) {
		return new Place(this.quota, this.session, State.WAITLISTED, this.presence, null, this.insteadOf, waits);
	}

	/** Taken away; {@link #found} undoes it. */
	Place takenAway() {
		return lostIn(this.state);
	}

	/** What was lost comes back in this state. */
	Place lostIn(State lost) {
		return new Place(this.quota, this.session, State.CANCELLED, this.presence, lost, this.insteadOf, this.waits);
	}

	Place found() {
		return (this.lost != null) ? in(this.lost) : this;
	}

	boolean isLost() {
		return this.lost != null;
	}

	/** Whether the seat counts as taken. */
	public boolean taken() {
		return this.state.takes();
	}

	/** Whether nobody else may have the seat: it is taken, or lost and may come back. */
	boolean reserved() {
		return taken() || this.lost != null && this.lost.takes();
	}

	/** Whether it is kept for a guest who has yet to confirm, or may come back so. */
	boolean held() {
		return this.state == State.HELD || this.lost == State.HELD;
	}

	/** Whether somebody waits for the seat. */
	public boolean waiting() {
		return this.state == State.WAITLISTED;
	}

	boolean confirmed() {
		return this.state == State.CONFIRMED;
	}

	/** Whether somebody from the waiting list may have the seat. */
	boolean offered() {
		return this.state == State.OFFERED;
	}

	/** Whether it may be released: its holder has not come. */
	boolean unclaimed() {
		return confirmed() && this.presence == Presence.ABSENT;
	}

	/** Whether its attendee was let in and has not left. */
	boolean inside() {
		return this.presence == Presence.INSIDE;
	}

	/** Whether its attendee was let in, whether still there or not. */
	boolean came() {
		return this.presence != Presence.ABSENT;
	}

	boolean active() {
		return taken() || waiting();
	}

	/** What has become of the seat. */
	public enum State {

		HELD, WAITLISTED, OFFERED, CONFIRMED, CANCELLED, EXPIRED,
		/** Nobody came, so somebody who waited at the door got it. */
		RELEASED;

		boolean takes() {
			return this == HELD || this == OFFERED || this == CONFIRMED;
		}

	}

	/** Whether the attendee is there. */
	public enum Presence {

		ABSENT, INSIDE, LEFT

	}

}
