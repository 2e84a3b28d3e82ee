package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.Ledger.Change;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what is due when nobody calls: gives holds past their deadline back, and cancels
 * the places in events and sessions that do not take place. It works from the state of
 * the tables in batches, so it goes on where it stopped and instances do not disturb one
 * another.
 */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private final Ledger ledger;

	private final Due due;

	private final Registrations registrations;

	private final TransactionalOperator transaction;

	Sweep(Ledger ledger, Due due, Registrations registrations, TransactionalOperator transaction) {
		this.ledger = ledger;
		this.due = due;
		this.registrations = registrations;
		this.transaction = transaction;
	}

	@Scheduled(fixedDelayString = "${einlass.box-office.sweep}", initialDelay = 1000)
	Mono<Void> sweep() {
		return expire().then(cancel()).onErrorResume((error) -> {
			log.warn("The sweep stopped and tries again: {}", error.getClass().getName());
			return Mono.empty();
		});
	}

	private Mono<Void> expire() {
		return Flux.defer(() -> this.due.overdue(this.ledger.now()))
			.concatMap((event) -> this.ledger.open(event, (known) -> Mono.just(known.id()))
				.as(this.transaction::transactional))
			.then();
	}

	private Mono<Void> cancel() {
		return this.due.lost(Ledger.BATCH)
			.collectMultimap(Due.Lost::event, Due.Lost::registration)
			.flatMapIterable(Map::entrySet)
			.concatMap((lost) -> this.ledger
				.open(lost.getKey(), (event) -> cancel(event, List.copyOf(lost.getValue())).thenReturn(event.id()))
				.as(this.transaction::transactional))
			.then();
	}

	private Mono<Void> cancel(Event event, List<UUID> ids) {
		return this.registrations.findAll(ids)
			.map((found) -> found.stream().map((one) -> new Change(one, cancelled(event, one))).toList())
			.flatMap(this.ledger::write);
	}

	private Registration cancelled(Event event, Registration registration) {
		if (event.status() != Event.Status.PUBLISHED) {
			return registration.ended(Registration.Cause.EVENT_CANCELLED, this.ledger.now());
		}
		Set<UUID> sessions = event.sessions()
			.stream()
			.filter(Session::cancelled)
			.map(Session::id)
			.collect(Collectors.toSet());
		return registration.withoutSessions(sessions, this.ledger.now());
	}

}
