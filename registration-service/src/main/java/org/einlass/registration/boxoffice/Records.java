package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;

import org.einlass.registration.headcount.Headcount;
import org.einlass.starter.message.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What the box office has written down about persons, and how it is erased. */
@Component
public class Records {

	private final Registrations registrations;

	private final Headcount headcount;

	private final Outbox outbox;

	private final Clock clock;

	private final TransactionalOperator transaction;

	Records(Registrations registrations, Headcount headcount, Outbox outbox, Clock clock,
			TransactionalOperator transaction) {
		this.registrations = registrations;
		this.headcount = headcount;
		this.outbox = outbox;
		this.clock = clock;
		this.transaction = transaction;
	}

	/**
	 * Deletes registrations with all that belongs to them, and tells that they are gone.
	 * How many they were is written down first, so that attendance stays as it was.
	 * Counters of quotas stay as they are, until their session has a new date: the places
	 * were used. Whether they may go is for the caller to say, who holds their locks.
	 */
	public Mono<Void> erase(Collection<UUID> ids) {
		return this.registrations.locked(ids)
			.flatMap((found) -> this.headcount.keep(ids)
				.then(this.registrations.delete(ids))
				.then(this.outbox.add(found.stream()
					.map((one) -> RegistrationMessage.erased(one, this.clock.instant().truncatedTo(ChronoUnit.MILLIS)))
					.toList())))
			.as(this.transaction::transactional);
	}

}
