package org.einlass.notification.reminder;

import java.util.UUID;

import org.einlass.notification.programme.Event;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The reminders that lie ahead: one for each registration and day. */
public interface Reminders {

	/**
	 * Makes the reminders of an event fit its current sessions, inside the running
	 * transaction: adds what is missing, moves what lies at another time, takes away what
	 * nobody needs. What was sent or tried stays as it is.
	 * @param registration only for this one, or for all of the event
	 */
	Mono<Void> plan(Event event, @Nullable UUID registration);

}
