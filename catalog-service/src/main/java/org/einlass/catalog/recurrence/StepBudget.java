package org.einlass.catalog.recurrence;

import org.einlass.catalog.recurrence.RecurrenceRefused.Why;

/**
 * How many steps the rules of one file may take together. A step is one date that is
 * tried; it costs some microseconds.
 */
public final class StepBudget {

	/** Two years of 160 daily series, or of 1 100 weekly ones: about a second. */
	public static final long OF_A_FILE = 120_000;

	private long left;

	public StepBudget(long steps) {
		this.left = steps;
	}

	boolean allows(long steps) {
		return steps <= this.left;
	}

	void spend(long steps) {
		if (!allows(steps)) {
			throw new RecurrenceRefused(Why.TOO_MUCH_IN_ALL);
		}
		this.left -= steps;
	}

}
