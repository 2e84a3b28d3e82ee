package org.einlass.notification.reminder;

/**
 * There is no such registration, or the key of the link is wrong: nobody is told which.
 */
public class UnknownLink extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownLink() {
		super("unknown link");
	}

}
