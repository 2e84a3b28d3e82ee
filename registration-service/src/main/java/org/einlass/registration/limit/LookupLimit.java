package org.einlass.registration.limit;

import java.time.Clock;

/** Whether one more look-up of lost links is kept. */
public class LookupLimit {

	private final LookupLimitSettings settings;

	private final Counts<String> counts;

	LookupLimit(LookupLimitSettings settings, Clock clock) {
		this.settings = settings;
		this.counts = new Counts<>(settings.within(), clock);
	}

	/**
	 * Counts one of a client, and says whether there were not too many.
	 * @param client as {@link org.einlass.starter.client.ClientAddress} says
	 */
	public synchronized boolean admits(String client) {
		if (!this.settings.byClient()) {
			return true;
		}
		boolean few = this.counts.waitFor(client, this.settings.ofClient()).isZero();
		this.counts.add(client);
		return few;
	}

}
