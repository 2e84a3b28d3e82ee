package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.einlass.registration.programme.Session;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a scan: what a steward may see of it.
 *
 * @param ticket the ticket in hand, if it is one of this event
 * @param first for {@code already_admitted}: when and where that was
 * @param session for {@code wrong_session}: where and when the ticket has its place
 * @param opensAt for {@code too_early}
 * @param more how many others of the same sign-up are still awaited here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Scanned(UUID id, Outcome outcome, @Nullable Holder ticket, Seat.@Nullable Entry first,
		@Nullable Elsewhere session, @Nullable Instant opensAt, @Nullable Integer more) {

	/** Name and kind of a ticket. */
	record Holder(UUID id, String name, Map<String, String> quota) {
	}

	/** Another session of the event. */
	record Elsewhere(Map<String, String> title, String room, Instant start) {

		static Elsewhere of(Door door, Session session) {
			return new Elsewhere(door.title(session), (session.venue() != null) ? session.venue().line() : "",
					session.start());
		}

	}

	static Scanned of(KeptScan scan, @Nullable TicketAtDoor ticket, Door door) {
		Outcome outcome = scan.outcome();
		Instant opensAt = (outcome == Outcome.TOO_EARLY) ? door.opensAt() : null;
		if (ticket == null || !ticket.event().equals(door.event().id())) {
			return new Scanned(scan.id(), outcome, null, scan.first(), null, opensAt, null);
		}
		return new Scanned(scan.id(), outcome, holder(ticket, scan.quota(), door), scan.first(),
				(outcome == Outcome.WRONG_SESSION) ? elsewhere(ticket, scan.scannedAt(), door) : null, opensAt,
				(outcome == Outcome.ADMITTED && ticket.more() > 0) ? ticket.more() : null);
	}

	private static Holder holder(TicketAtDoor ticket, @Nullable UUID quota, Door door) {
		Map<String, String> kind = ticket.seats()
			.stream()
			.map(Seat::quota)
			.filter((one) -> quota == null || one.equals(quota))
			.findFirst()
			.map(door::quotaName)
			.orElse(Map.of());
		return new Holder(ticket.id(), ticket.name(), kind);
	}

	/** The session nearest in time in which the ticket has a place. */
	private static @Nullable Elsewhere elsewhere(TicketAtDoor ticket, Instant now, Door door) {
		return ticket.seats()
			.stream()
			.filter(Seat::confirmed)
			.flatMap((seat) -> door.event().session(seat.session()).stream())
			.min(Comparator.comparing((session) -> Duration.between(now, session.start()).abs()))
			.map((session) -> Elsewhere.of(door, session))
			.orElse(null);
	}

}
