package org.einlass.notification.recipient;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Asks who gets the mails that are about to be sent, and who wants no more of them. */
public interface Recipients {

	/**
	 * Recipients by registration.
	 * @param purpose the {@code value()} of a kind of letter: decides which links and
	 * codes are in the answer
	 * @return fails with {@link RecipientsUnavailable} when there is no answer now
	 */
	Mono<Map<UUID, Recipient>> find(String purpose, Collection<UUID> registrations);

	/**
	 * Whether this is the key of the registration's unsubscribe link.
	 * @return fails with {@link RecipientsUnavailable} when there is no answer now
	 */
	Mono<Boolean> isUnsubscribeKey(UUID registration, String key);

}
