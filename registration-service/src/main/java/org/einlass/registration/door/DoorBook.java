package org.einlass.registration.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.ticket.TicketReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What one steward scans at one door, for a page that works without script. */
class DoorBook {

	private static final int LAST = 10;

	private final Entrance entrance;

	private final Undoing undoing;

	private final Scans scans;

	DoorBook(Entrance entrance, Undoing undoing, Scans scans) {
		this.entrance = entrance;
		this.undoing = undoing;
		this.scans = scans;
	}

	Mono<UUID> scan(Door door, Scan scan) {
		return this.entrance.scan(door, List.of(scan)).thenReturn(scan.id());
	}

	Mono<Void> undo(Door door, UUID scan, String actor) {
		return this.undoing.undo(door, scan, actor).then();
	}

	/**
	 * The steward's last scans at this door.
	 * @param open the scan whose answer is looked at, if any; scans of others stay closed
	 */
	Mono<Entries> entries(Door door, @Nullable UUID open, String actor) {
		UUID session = door.session().id();
		return this.scans.last(session, actor, LAST)
			.flatMap((last) -> Mono.justOrEmpty(last.stream().filter((scan) -> scan.id().equals(open)).findFirst())
				.flatMap((scan) -> answer(door, scan))
				.map((answer) -> new Entries(Optional.of(answer), last))
				.defaultIfEmpty(new Entries(Optional.empty(), last)));
	}

	private static Answered answered(Door door, KeptScan scan, Map<UUID, TicketAtDoor> known) {
		TicketAtDoor ticket = (scan.ticket() != null) ? known.get(scan.ticket()) : null;
		return new Answered(scan, Scanned.of(scan, ticket, door, null), (ticket != null) ? ticket.reference() : null);
	}

	private Mono<Answered> answer(Door door, KeptScan scan) {
		Mono<Map<UUID, TicketAtDoor>> tickets = (scan.ticket() != null)
				? this.scans.tickets(List.of(scan.ticket()), door.session().id()) : Mono.just(Map.of());
		return tickets.map((known) -> answered(door, scan, known));
	}

	/** A scan with its answer, and the reference of the ticket in hand. */
	record Answered(KeptScan scan, Scanned answer, @Nullable TicketReference ticket) {
	}

	/** The last scans, newest first, and the one that is looked at. */
	record Entries(Optional<Answered> open, List<KeptScan> last) {
	}

}
