package org.einlass.notification.reminder;

import java.util.UUID;

import org.einlass.notification.recipient.Recipients;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where contacts say that they want no more reminders. */
@Component
class ReminderDesk {

	private final Recipients recipients;

	private final Unsubscriptions unsubscriptions;

	ReminderDesk(Recipients recipients, Unsubscriptions unsubscriptions) {
		this.recipients = recipients;
		this.unsubscriptions = unsubscriptions;
	}

	/**
	 * Stops the reminders of one registration. Tickets, offers and cancellations go on:
	 * people need them.
	 * @param key of the link in the reminder
	 */
	Mono<Void> unsubscribe(UUID registration, String key) {
		return this.recipients.isUnsubscribeKey(registration, key)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(UnknownLink::new))
			.flatMap((right) -> this.unsubscriptions.add(registration));
	}

}
