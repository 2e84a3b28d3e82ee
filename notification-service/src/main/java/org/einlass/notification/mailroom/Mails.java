package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Mono;

/** All mails: due, sent, failed, dropped. */
public interface Mails {

	/**
	 * Stores a newer state of a registration and asks for the mails that it calls for,
	 * inside the running transaction; {@code false} when the state is not newer.
	 * @param at when registration-service told
	 */
	Mono<Boolean> learn(Registration registration, Instant at);

	/**
	 * Claims mails that are due, tickets before reminders. Nobody else gets them until
	 * the lease ends, so instances share the work and a crash loses nothing.
	 */
	Mono<List<Mail>> claim(int most, Instant now, Instant leaseEnd);

	/**
	 * Writes down what became of claimed mails, and the messages that tell it, in one
	 * transaction.
	 */
	Mono<Void> settle(Collection<Outcome> outcomes, Instant now);

}
