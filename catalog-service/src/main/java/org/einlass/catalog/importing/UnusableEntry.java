package org.einlass.catalog.importing;

/** Ends the reading of one entry; it becomes a {@link Skipped} in the report. */
final class UnusableEntry extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final SkipReason reason;

	UnusableEntry(SkipReason reason) {
		super(reason.value(), null, false, false);
		this.reason = reason;
	}

	SkipReason reason() {
		return this.reason;
	}

}
