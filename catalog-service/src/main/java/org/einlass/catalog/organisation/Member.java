package org.einlass.catalog.organisation;

import org.einlass.starter.identity.Role;
import org.einlass.starter.text.EmailDomain;

/**
 * Someone in the team of an organisation.
 *
 * @param id the account's id
 * @param name as the person wrote it, or empty before the first login
 */
public record Member(String id, String name, String email, Role role) {

	/** The address as its owner writes it. */
	public String shownEmail() {
		return EmailDomain.shown(this.email);
	}

}
