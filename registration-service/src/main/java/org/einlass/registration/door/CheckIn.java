package org.einlass.registration.door;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.gate.Gates;
import org.einlass.registration.ticket.TicketReference;
import reactor.core.publisher.Mono;

/**
 * Admission by hand, without a code: a name is ticked on the organiser's list. Each tick
 * is a scan like any other, with who did it and the list as its gate.
 */
public class CheckIn {

	private final Entrance entrance;

	private final Undoing undoing;

	private final Clock clock;

	CheckIn(Entrance entrance, Undoing undoing, Clock clock) {
		this.entrance = entrance;
		this.undoing = undoing;
		this.clock = clock;
	}

	/**
	 * Admits the holder of a ticket, or says why not.
	 * @param scan an id for this tick; repeated it is the same tick
	 * @param override lets the holder in although the room is full; supervisors decide
	 * that
	 * @param actor the account of who ticks
	 */
	public Mono<Outcome> admit(Door door, UUID scan, TicketReference ticket, boolean override, String actor) {
		Scan.Place list = new Scan.Place(Gates.LIST, "", actor, true);
		return this.entrance
			.scan(door,
					List.of(new Scan(scan, ticket.toString(), Direction.IN, this.clock.instant(), false, override,
							list)))
			.map((answers) -> answers.getFirst().outcome());
	}

	/** Takes an admission at this door back. */
	public Mono<Void> undo(Door door, UUID scan, String actor) {
		return this.undoing.undo(door, scan, actor).then();
	}

}
