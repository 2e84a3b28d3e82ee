package org.einlass.registration.door;

/** Only the admission of a ticket that still exists can be undone. */
public final class NotAnAdmission extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotAnAdmission() {
		super("not an admission");
	}

}
