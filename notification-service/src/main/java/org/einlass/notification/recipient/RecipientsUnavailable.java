package org.einlass.notification.recipient;

/** Registration-service (or Keycloak) gave no usable answer; the mails are sent later. */
public class RecipientsUnavailable extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Keeps the kind of the failure only: its text could quote an answer. */
	RecipientsUnavailable(Throwable cause) {
		super(cause.getClass().getName());
	}

}
