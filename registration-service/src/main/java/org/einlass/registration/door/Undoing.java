package org.einlass.registration.door;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes an admission or a leaving back. The scan is kept as undone, and the place is
 * again what the other scans say.
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

	/** Undoes a scan at this door; twice is the same as once. */
	Mono<KeptScan> undo(Door door, UUID scan, String actor) {
		return scan(scan).filter((kept) -> kept.session().equals(door.session().id()))
			.switchIfEmpty(Mono.error(() -> new DoorRefused.Unknown().asError()))
			.flatMap((kept) -> this.scans.room(door.limited())
				.then(this.scans.lock(List.of(ticketOf(kept))))
				.then(Mono.defer(() -> scan(scan))))
			.flatMap((kept) -> (kept.undoneAt() != null) ? Mono.just(kept) : undo(kept, actor))
			.as(this.transaction::transactional);
	}

	private Mono<KeptScan> undo(KeptScan scan, String actor) {
		UUID ticket = ticketOf(scan);
		return this.scans.undo(scan, this.clock.instant(), actor)
			.then(Mono.defer(() -> this.scans.tickets(List.of(ticket), scan.session())))
			.mapNotNull((tickets) -> tickets.get(ticket))
			.flatMap((after) -> this.outbox.add(messages(after, scan)))
			.then(Mono.defer(() -> scan(scan.id())));
	}

	private Mono<KeptScan> scan(UUID id) {
		return this.scans.kept(List.of(id)).mapNotNull((kept) -> kept.get(id));
	}

	private static UUID ticketOf(KeptScan scan) {
		if (!scan.undoable()) {
			throw new DoorRefused.NotAnAdmission().asError();
		}
		return Objects.requireNonNull(scan.ticket());
	}

	/** Whoever did not leave after all is inside again; if not, nothing has changed. */
	private static List<Message> messages(TicketAtDoor ticket, KeptScan scan) {
		Seat seat = seat(ticket, scan);
		TicketMessage message = TicketMessage.of(ticket, seat, scan.place().gate(), scan.countsAt());
		if (scan.outcome() == Outcome.ADMITTED) {
			return List.of(message.undone());
		}
		return (seat.presence() == Presence.INSIDE) ? List.of(message.moved()) : List.of();
	}

	private static Seat seat(TicketAtDoor ticket, KeptScan scan) {
		return ticket.seats()
			.stream()
			.filter((one) -> one.quota().equals(scan.quota()))
			.findFirst()
			.orElseThrow(() -> new DoorRefused.NotAnAdmission().asError());
	}

}
