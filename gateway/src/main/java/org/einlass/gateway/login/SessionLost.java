package org.einlass.gateway.login;

/**
 * Somebody was logged in, but Keycloak no longer knows the session; it has been dropped.
 */
final class SessionLost extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SessionLost() {
		super("The session has ended at Keycloak", null, false, false);
	}

}
