package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Programme;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Gives places away. Everybody who waits at an event's counter is served in one
 * transaction: lock, read, decide, store. Several instances are serialised by the locks
 * on the event's quotas.
 */
@Component
class BoxOffice {

	/** Drafts get new references each time. */
	private static final Retry REFERENCE_TAKEN = Retry.max(3)
		.filter(Registrations.ReferenceTaken.class::isInstance)
		.onRetryExhaustedThrow((retries, last) -> last.failure());

	private final Counters counters;

	private final Programme programme;

	private final Files files;

	private final Ledger ledger;

	private final TransactionalOperator transaction;

	BoxOffice(Counters counters, Programme programme, Files files, Ledger ledger, TransactionalOperator transaction) {
		this.counters = counters;
		this.programme = programme;
		this.files = files;
		this.ledger = ledger;
		this.transaction = transaction;
	}

	/** What each of the requests is answered, in their order. */
	Mono<List<Outcome>> serve(UUID event, List<Request> requests) {
		return this.counters.lock(event)
			.then(Mono.defer(() -> this.programme.event(event)))
			.flatMap((known) -> this.files.read(known, requests))
			.map((hearing) -> hearing.hear(requests))
			.flatMap((heard) -> this.ledger.store(heard).thenReturn(heard.outcomes()))
			.switchIfEmpty(Mono.fromSupplier(() -> unknown(requests)))
			.as(this.transaction::transactional)
			.retryWhen(REFERENCE_TAKEN);
	}

	private static List<Outcome> unknown(List<Request> requests) {
		return requests.stream().<Outcome>map((request) -> new Outcome.Refused(new Unknown())).toList();
	}

}
