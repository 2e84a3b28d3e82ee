package org.einlass.registration.door;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.gate.Gates;
import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/**
 * One place of a ticket, as the door sees it.
 *
 * @param first when the holder first came in, if ever
 */
record Seat(UUID quota, UUID session, State state, Presence presence, @Nullable Entry first) {

	/** What a place is worth. */
	enum State {

		HELD, WAITLISTED, OFFERED, CONFIRMED, CANCELLED, EXPIRED, RELEASED;

		private static final Set<State> OVER = Set.of(CANCELLED, EXPIRED);

	}

	/** When, at which gate and with which device somebody came in. */
	record Entry(Instant at, String gate, String device) {

		static Entry of(Scan scan, Instant at) {
			return new Entry(at, scan.place().gate(), scan.place().device());
		}

		Entry inWords(Language language) {
			return new Entry(this.at, Gates.inWords(this.gate, language), this.device);
		}

	}

	boolean over() {
		return State.OVER.contains(this.state);
	}

	/** Whether somebody who waited at the door got it. */
	boolean released() {
		return this.state == State.RELEASED;
	}

	boolean confirmed() {
		return this.state == State.CONFIRMED;
	}

	Seat entered(Scan scan, Instant at) {
		return new Seat(this.quota, this.session, this.state, Presence.INSIDE,
				(this.first != null) ? this.first : Entry.of(scan, at));
	}

	/** Whoever never came in, or has gone already, does not leave by going out. */
	Seat left() {
		return (this.presence != Presence.INSIDE) ? this
				: new Seat(this.quota, this.session, this.state, Presence.LEFT, this.first);
	}

}
