package org.einlass.starter.failure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps a log readable while something goes on failing: the same thing is said once a
 * minute.
 */
public final class OnceAMinute {

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	/** More different things at once than anybody reads; then it forgets all. */
	private static final int MOST = 1_000;

	private final LongSupplier nanoTime;

	private final Map<String, Long> said = new ConcurrentHashMap<>();

	public OnceAMinute() {
		this(System::nanoTime);
	}

	OnceAMinute(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** Whether this is to be said now. */
	public boolean due(String what) {
		long now = this.nanoTime.getAsLong();
		if (this.said.size() > MOST) {
			this.said.clear();
		}
		return this.said.compute(what, (key, last) -> (last == null || now - last >= MINUTE) ? now : last) == now;
	}

}
