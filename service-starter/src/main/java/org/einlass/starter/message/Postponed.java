package org.einlass.starter.message;

/**
 * A message could not take effect yet: something is away or locked. It is tried again
 * without end. The failure is suppressed instead of the cause, so that Spring, which
 * looks for the root, finds this decision.
 */
class Postponed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Postponed(String reason, Throwable failure) {
		super(reason);
		addSuppressed(failure);
	}

}
