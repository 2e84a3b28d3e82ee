package org.einlass.registration.limit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A try to open places of an event with an access code.
 *
 * @param client from where, as {@link org.einlass.starter.client.ClientAddress} says
 * @param person for whom: an e-mail address, or the id of a registration
 * @param account that is logged in, if any
 */
public record CodeTry(UUID event, String client, String person, @Nullable String account) {

	/** Addresses stay out of logs. */
	@Override
	public String toString() {
		return "CodeTry[" + this.event + "]";
	}

}
