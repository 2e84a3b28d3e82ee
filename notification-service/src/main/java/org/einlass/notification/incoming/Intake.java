package org.einlass.notification.incoming;

import java.time.Instant;

import org.einlass.notification.mailroom.Mails;
import org.einlass.notification.mailroom.Registration;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Programme;
import org.einlass.notification.reminder.Reminders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * What a message changes here, in one transaction: what we know, which mails are asked
 * for, which reminders lie ahead. A state that is not newer changes nothing.
 */
@Component
class Intake {

	private final Programme programme;

	private final Mails mails;

	private final Reminders reminders;

	private final TransactionalOperator transaction;

	Intake(Programme programme, Mails mails, Reminders reminders, TransactionalOperator transaction) {
		this.programme = programme;
		this.mails = mails;
		this.reminders = reminders;
		this.transaction = transaction;
	}

	/** Nobody registers while all reminders of the event are planned anew. */
	Mono<Void> event(Event event) {
		return this.programme.lock(event.id())
			.then(Mono.defer(() -> this.programme.learn(event)))
			.flatMap((newer) -> newer ? this.reminders.plan(event, null) : Mono.empty())
			.as(this.transaction::transactional);
	}

	/** A registration whose event is not known yet gets its reminders with the event. */
	Mono<Void> registration(Registration registration, Instant at) {
		return this.programme.lockShared(registration.event())
			.then(Mono.defer(() -> this.mails.learn(registration, at)))
			.flatMap((newer) -> newer ? remind(registration) : Mono.empty())
			.as(this.transaction::transactional);
	}

	private Mono<Void> remind(Registration registration) {
		return this.programme.find(registration.event())
			.flatMap((event) -> this.reminders.plan(event, registration.id()));
	}

}
