package org.einlass.starter.message;

import java.time.Duration;

import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.failure.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When messages are derived from tables: at most every 200 ms, and more rarely while that
 * fails. Messages that are there already do not wait for it.
 */
final class Derivation {

	private static final Logger log = LoggerFactory.getLogger(Derivation.class);

	private final OnceAMinute often = new OnceAMinute();

	private long next = System.nanoTime();

	private Duration pause = Relay.POLL;

	void run(RelaySession session) {
		if (System.nanoTime() - this.next < 0) {
			return;
		}
		try {
			session.derive();
			this.pause = Relay.POLL;
		}
		catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
			failed(failure);
			if (Outage.passes(failure)) {
				throw failure;
			}
		}
		finally {
			this.next = System.nanoTime() + this.pause.toNanos();
		}
	}

	private void failed(Throwable failure) {
		Duration twice = this.pause.multipliedBy(2);
		this.pause = (twice.compareTo(HeldTopics.LONGEST) > 0) ? HeldTopics.LONGEST : twice;
		if (this.often.due(Outage.reason(failure))) {
			log.error("ALERT messages could not be derived: {}", Outage.reason(failure), failure);
		}
	}

}
