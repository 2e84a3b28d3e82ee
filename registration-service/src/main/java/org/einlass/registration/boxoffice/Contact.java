package org.einlass.registration.boxoffice;

import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who signed up. Personal data: kept until the registration is erased, never on the bus
 * and never in logs.
 *
 * @param email normalised (trimmed, lower case, ASCII domain), or {@code null} if there
 * is none: then there is nowhere to send a mail
 * @param verified whether the address was known to be the contact's at the sign-up, or
 * {@code null} if that was not noted
 */
public record Contact(String name, @Nullable String email, Language language, @Nullable Boolean verified) {

	public Contact(String name, @Nullable String email, Language language) {
		this(name, email, language, null);
	}

	Contact verified(boolean verified) {
		return new Contact(this.name, this.email, this.language, verified);
	}

	@Override
	public String toString() {
		return "Contact[" + this.language + "]";
	}

}
