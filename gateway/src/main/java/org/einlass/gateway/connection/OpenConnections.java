package org.einlass.gateway.connection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many connections each client has open. */
final class OpenConnections {

	private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

	private final int most;

	OpenConnections(int most) {
		this.most = most;
	}

	/** Counts one more; false when the client has too many already. */
	boolean add(String client) {
		return this.open.merge(client, 1, Integer::sum) <= this.most;
	}

	void remove(String client) {
		this.open.computeIfPresent(client, (same, number) -> (number > 1) ? number - 1 : null);
	}

}
