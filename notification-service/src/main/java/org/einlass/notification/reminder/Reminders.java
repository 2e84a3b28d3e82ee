package org.einlass.notification.reminder;

import java.util.Collection;
import java.util.UUID;

import org.einlass.notification.programme.Event;
import reactor.core.publisher.Mono;

/** The reminders that lie ahead: one for each registration and day. */
public interface Reminders {

	/**
	 * Makes the reminders of an event fit its current sessions, inside the running
	 * transaction: adds what is missing, moves what lies at another time, takes away what
	 * nobody needs. What was sent or tried stays as it is.
	 */
	Mono<Void> plan(Event event);

	/** The same for some of its registrations only. */
	Mono<Void> plan(Event event, Collection<UUID> registrations);

	/** Forgets whether the contacts of these registrations wanted any. */
	Mono<Void> forget(Collection<UUID> registrations);

}
