package org.einlass.registration.boxoffice;

import org.einlass.registration.programme.Language;

/**
 * Who signed up. Personal data: kept until the registration is erased, never on the bus
 * and never in logs.
 *
 * @param email normalised (trimmed, lower case, ASCII domain)
 */
public record Contact(String name, String email, Language language) {

	@Override
	public String toString() {
		return "Contact[" + this.language + "]";
	}

}
