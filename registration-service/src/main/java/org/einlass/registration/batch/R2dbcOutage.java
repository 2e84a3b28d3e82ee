package org.einlass.registration.batch;

import org.einlass.starter.failure.Outage;

/** Tells a database that is away or locked from a request that cannot be served. */
final class R2dbcOutage {

	private R2dbcOutage() {
	}

	static boolean is(Throwable error) {
		return Outage.busy(error);
	}

	/**
	 * Whether this transaction was given up for another one. Spring does not tell a
	 * deadlock from what it does not know, so the database's own word is asked for.
	 */
	static boolean lostRace(Throwable error) {
		return Outage.lostRace(error);
	}

}
