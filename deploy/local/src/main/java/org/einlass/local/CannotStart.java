package org.einlass.local;

/**
 * Ends the platform with a message for the person at the terminal: what is wrong, what to
 * do.
 */
final class CannotStart extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CannotStart(String message) {
		super(message);
	}

	CannotStart(String message, Throwable cause) {
		super(message, cause);
	}

}
