package org.einlass.registration.door;

/**
 * A room that may hold only so many.
 *
 * @param limit how many may be inside at once
 * @param inside how many are
 */
record Room(int limit, int inside) {

	boolean full() {
		return this.inside >= this.limit;
	}

	/** After the holder of a place came in or went out. */
	Room after(Presence before, Presence now) {
		int came = (now == Presence.INSIDE) ? 1 : 0;
		int went = (before == Presence.INSIDE) ? 1 : 0;
		return new Room(this.limit, this.inside + came - went);
	}

}
