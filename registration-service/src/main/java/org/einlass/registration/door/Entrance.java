package org.einlass.registration.door;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.ticket.TicketCodes;
import org.einlass.registration.ticket.TicketReference;
import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Takes scans: locks their tickets, decides, and keeps scans, places and messages
 * together. Of two simultaneous scans of one ticket the second waits for the first.
 */
class Entrance {

	/** A scan keeps its id, so trying again changes nothing that was already done. */
	private static final Retry OVERTAKEN = Retry.max(3)
		.filter((error) -> error instanceof DuplicateKeyException || error instanceof TransientDataAccessException)
		.onRetryExhaustedThrow((retries, last) -> last.failure());

	private final TicketCodes codes;

	private final Scans scans;

	private final Outbox outbox;

	private final TransactionalOperator transaction;

	private final Clock clock;

	Entrance(TicketCodes codes, Scans scans, Outbox outbox, TransactionalOperator transaction, Clock clock) {
		this.codes = codes;
		this.scans = scans;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** The answers, in the order of the scans. */
	Mono<List<Scanned>> scan(Door door, List<Scan> scans) {
		return Flux.fromIterable(scans)
			.concatMap(this::read)
			.collectList()
			.flatMap((readings) -> this.transaction.transactional(decide(door, readings)).retryWhen(OVERTAKEN));
	}

	/**
	 * Checking signatures is work for a processor, so it leaves the thread that answers.
	 */
	private Mono<Reading> read(Scan scan) {
		String code = scan.code().strip();
		return this.codes.read(code)
			.subscribeOn(Schedulers.parallel())
			.map((signed) -> new Reading(scan, signed.map(TicketCodes.Signed::ticket).orElse(null),
					signed.isPresent() ? null : TicketReference.parse(code).orElse(null)));
	}

	private Mono<List<Scanned>> decide(Door door, List<Reading> readings) {
		return this.scans.find(references(readings))
			.map((known) -> readings.stream().map((reading) -> reading.with(known)).toList())
			.flatMap((known) -> this.scans.lock(tickets(known)).then(Mono.defer(() -> round(door, known))))
			.flatMap((round) -> store(round).thenReturn(round.answers()));
	}

	private Mono<Round> round(Door door, List<Reading> readings) {
		return this.scans.kept(readings.stream().map((reading) -> reading.scan().id()).toList())
			.flatMap((kept) -> this.scans.tickets(tickets(readings, kept), door.session().id())
				.map((tickets) -> new Round(door, this.clock.instant(), kept, tickets).decide(readings)));
	}

	private Mono<Void> store(Round round) {
		List<Message> messages = round.messages().stream().map(TicketMessage::moved).toList();
		return this.scans.keep(round.fresh())
			.then(Mono.defer(() -> this.scans.change(round.changes())))
			.then(Mono.defer(() -> this.outbox.add(messages)));
	}

	private static Set<TicketReference> references(List<Reading> readings) {
		return readings.stream().map(Reading::reference).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private static Set<UUID> tickets(List<Reading> readings) {
		return readings.stream().map(Reading::ticket).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private static Collection<UUID> tickets(List<Reading> readings, Map<UUID, KeptScan> kept) {
		Set<UUID> tickets = new HashSet<>(tickets(readings));
		kept.values().stream().map(KeptScan::ticket).filter(Objects::nonNull).forEach(tickets::add);
		return tickets;
	}

}
