package org.einlass.registration.door;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.ticket.TicketReference;
import reactor.core.publisher.Mono;

/** Scans and the places that they change. All of it happens inside a transaction. */
interface Scans {

	/** The tickets with these references. */
	Mono<Map<TicketReference, UUID>> find(Collection<TicketReference> references);

	/**
	 * The room behind the door of a session, and keeps it: until this transaction ends
	 * nobody else comes in or goes out. Empty without a limit. To be called before
	 * tickets are locked, so that two transactions never wait for each other.
	 * @param session one with a room limit, if it has one
	 */
	Mono<Room> room(Optional<UUID> session);

	/**
	 * Locks tickets, so that nobody else decides about them before this transaction ends.
	 */
	Mono<Void> lock(Collection<UUID> tickets);

	/** Tickets as they are now, by id; those that do not exist are missing. */
	Mono<Map<UUID, TicketAtDoor>> tickets(Collection<UUID> ids, UUID session);

	/** What is kept of these scans, by id. */
	Mono<Map<UUID, KeptScan>> kept(Collection<UUID> scans);

	/** Keeps new scans. Fails with a duplicate key if one of them came in meanwhile. */
	Mono<Void> keep(List<KeptScan> scans);

	/** Stores the places of tickets after admissions. Fails if one changed meanwhile. */
	Mono<Void> change(List<Change> changes);

	/**
	 * Marks a scan as undone and puts the place back to what the other scans say.
	 */
	Mono<Void> undo(KeptScan scan, Instant at, String actor);

	/** The last scans of an account at this session, newest first. */
	Mono<List<KeptScan>> last(UUID session, String actor, int count);

	/**
	 * One place that changed.
	 *
	 * @param before the presence that the decision was based on
	 * @param version of the ticket afterwards
	 */
	record Change(UUID ticket, Seat seat, Presence before, long version) {
	}

}
