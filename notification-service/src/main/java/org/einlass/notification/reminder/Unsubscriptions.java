package org.einlass.notification.reminder;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** The registrations whose contacts want no reminders; ids, no addresses. */
interface Unsubscriptions {

	/**
	 * Stops all reminders of a registration, those to come too; once more does nothing.
	 */
	Mono<Void> add(UUID registration);

}
