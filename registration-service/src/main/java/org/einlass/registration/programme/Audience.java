package org.einlass.registration.programme;

/**
 * Who may take places.
 *
 * @param level from everybody to those whom the organiser picks
 */
public record Audience(Level level) {

	/** From everybody to those whom the organiser picks. */
	public enum Level {

		GUEST, ACCOUNT, GROUP, DOMAIN, CODE, INVITATION, APPROVAL

	}

}
