package org.einlass.registration.boxoffice;

import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who signed up. Personal data: kept until the registration is erased, never on the bus
 * and never in logs.
 *
 * @param email normalised (trimmed, lower case, ASCII domain), or {@code null} if there
 * is none: then there is nowhere to send a mail
 */
public record Contact(String name, @Nullable String email, Language language) {

	@Override
	public String toString() {
		return "Contact[" + this.language + "]";
	}

}
