package org.einlass.starter.message;

/**
 * A message that failed in a way that does not pass by itself, such as a bug of ours: a
 * dead letter after a few tries.
 */
class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Refused(String reason, Throwable failure) {
		super(reason);
		addSuppressed(failure);
	}

}
