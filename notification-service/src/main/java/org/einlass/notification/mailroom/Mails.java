package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Mono;

/** All mails: due, sent, failed, dropped. */
public interface Mails {

	/**
	 * Stores newer states of registrations, one of each, and asks for the mails that they
	 * call for, inside the running transaction; of a person who was erased no mail stays.
	 * Those that were newer come back.
	 */
	Mono<List<Registration>> learn(Collection<News> news);

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
