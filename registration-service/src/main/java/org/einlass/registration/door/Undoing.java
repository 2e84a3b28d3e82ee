package org.einlass.registration.door;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.einlass.starter.message.Outbox;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes an admission back. The scan is kept as undone, and the place is again what the
 * other scans say.
 */
class Undoing {

	private final Scans scans;

	private final Outbox outbox;

	private final TransactionalOperator transaction;

	private final Clock clock;

	Undoing(Scans scans, Outbox outbox, TransactionalOperator transaction, Clock clock) {
		this.scans = scans;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** The session that a scan was made in; empty if there is no such scan. */
	Mono<UUID> sessionOf(UUID scan) {
		return scan(scan).map(KeptScan::session);
	}

	/** Undoes an admission at this door; twice is the same as once. */
	Mono<KeptScan> undo(Door door, UUID scan, String actor) {
		return scan(scan).filter((kept) -> kept.session().equals(door.session().id()))
			.switchIfEmpty(Mono.error(() -> new DoorRefused.Unknown().asError()))
			.flatMap((kept) -> this.scans.lock(List.of(ticketOf(kept))).then(Mono.defer(() -> scan(scan))))
			.flatMap((kept) -> (kept.undoneAt() != null) ? Mono.just(kept) : undo(kept, actor))
			.as(this.transaction::transactional);
	}

	private Mono<KeptScan> undo(KeptScan scan, String actor) {
		UUID ticket = ticketOf(scan);
		return this.scans.undo(scan, this.clock.instant(), actor)
			.then(Mono.defer(() -> this.scans.tickets(List.of(ticket), scan.session())))
			.mapNotNull((tickets) -> tickets.get(ticket))
			.flatMap((after) -> this.outbox.add(message(after, scan).undone()))
			.then(Mono.defer(() -> scan(scan.id())));
	}

	private Mono<KeptScan> scan(UUID id) {
		return this.scans.kept(List.of(id)).mapNotNull((kept) -> kept.get(id));
	}

	private static UUID ticketOf(KeptScan scan) {
		if (scan.outcome() != Outcome.ADMITTED || scan.ticket() == null) {
			throw new DoorRefused.NotAnAdmission().asError();
		}
		return scan.ticket();
	}

	private static TicketMessage message(TicketAtDoor ticket, KeptScan scan) {
		Seat seat = ticket.seats()
			.stream()
			.filter((one) -> one.quota().equals(scan.quota()))
			.findFirst()
			.orElseThrow(() -> new DoorRefused.NotAnAdmission().asError());
		return TicketMessage.of(ticket, seat, scan.place().gate(), scan.scannedAt());
	}

}
