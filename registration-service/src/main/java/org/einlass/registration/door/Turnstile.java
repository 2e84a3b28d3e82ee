package org.einlass.registration.door;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.einlass.registration.ticket.TicketReference;
import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets the calls of one session through, one after the other: locks their tickets,
 * decides, and keeps scans, places and messages together. Of two simultaneous scans of
 * one ticket at two instances the second waits for the first.
 */
class Turnstile {

	/** A scan keeps its id, so trying again changes nothing that was already done. */
	private static final Retry OVERTAKEN = Retry.max(3)
		.filter((error) -> error instanceof DuplicateKeyException || error instanceof TransientDataAccessException)
		.onRetryExhaustedThrow((retries, last) -> last.failure());

	private final Scans scans;

	private final Outbox outbox;

	private final TransactionalOperator transaction;

	private final Clock clock;

	Turnstile(Scans scans, Outbox outbox, TransactionalOperator transaction, Clock clock) {
		this.scans = scans;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** The answers to each call, in the order of its scans. */
	Mono<List<List<Scanned>>> serve(UUID session, List<Call> calls) {
		return this.scans.find(references(calls))
			.map((known) -> calls.stream().map((call) -> call.with(known)).toList())
			.flatMap((known) -> this.scans.room(limited(known))
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty())
				.flatMap((room) -> this.scans.lock(tickets(known))
					.then(Mono.defer(() -> decide(session, known, room.orElse(null))))))
			.as(this.transaction::transactional)
			.retryWhen(OVERTAKEN);
	}

	private static Optional<UUID> limited(List<Call> calls) {
		return calls.stream().flatMap((call) -> call.door().limited().stream()).findFirst();
	}

	private Mono<List<List<Scanned>>> decide(UUID session, List<Call> calls, @Nullable Room room) {
		return this.scans.kept(scans(calls))
			.flatMap((kept) -> this.scans.tickets(tickets(calls, kept), session)
				.map((tickets) -> new Round(this.clock.instant(), kept, tickets, room)))
			.flatMap((round) -> {
				List<List<Scanned>> answers = calls.stream()
					.map((call) -> round.decide(call.door(), call.readings()))
					.toList();
				return store(round).thenReturn(answers);
			});
	}

	private Mono<Void> store(Round round) {
		List<Message> messages = round.messages().stream().map(TicketMessage::moved).toList();
		return this.scans.keep(round.fresh())
			.then(Mono.defer(() -> this.scans.change(round.changes())))
			.then(Mono.defer(() -> this.outbox.add(messages)));
	}

	private static Stream<Reading> readings(List<Call> calls) {
		return calls.stream().flatMap((call) -> call.readings().stream());
	}

	private static List<UUID> scans(List<Call> calls) {
		return readings(calls).map((reading) -> reading.scan().id()).toList();
	}

	private static Set<TicketReference> references(List<Call> calls) {
		return readings(calls).map(Reading::reference).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private static Set<UUID> tickets(List<Call> calls) {
		return readings(calls).map(Reading::ticket).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private static Collection<UUID> tickets(List<Call> calls, Map<UUID, KeptScan> kept) {
		Set<UUID> tickets = new HashSet<>(tickets(calls));
		kept.values().stream().map(KeptScan::ticket).filter(Objects::nonNull).forEach(tickets::add);
		return tickets;
	}

	/** What one device sends at once. */
	record Call(Door door, List<Reading> readings) {

		Call with(Map<TicketReference, UUID> known) {
			return new Call(this.door, this.readings.stream().map((reading) -> reading.with(known)).toList());
		}

	}

}
