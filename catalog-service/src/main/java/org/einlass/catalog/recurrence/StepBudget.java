package org.einlass.catalog.recurrence;

import org.einlass.catalog.recurrence.RecurrenceRefused.Why;

/**
 * How many steps the rules of one file may take together. A step is one date that is
 * tried; it costs some microseconds.
 */
public final class StepBudget {

	/** A year of 300 daily rules, or 2 000 weekly ones: well under two seconds. */
	public static final long OF_A_FILE = 220_000;

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
