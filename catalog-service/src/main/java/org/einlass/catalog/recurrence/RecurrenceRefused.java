package org.einlass.catalog.recurrence;

/** A rule that is not worked out. */
public final class RecurrenceRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Why why;

	/** Why a rule is not worked out. */
	public enum Why {

		/** It is no rule, or means more often than daily. */
		UNREADABLE,
		/** Its lists multiply to too many dates. */
		TOO_DENSE,
		/** The rules before it used up what a whole file may ask for. */
		TOO_MUCH_IN_ALL

	}

	RecurrenceRefused(Why why) {
		super(why.name(), null, false, false);
		this.why = why;
	}

	public Why why() {
		return this.why;
	}

}
