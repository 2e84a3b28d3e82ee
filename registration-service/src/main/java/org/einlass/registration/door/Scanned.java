package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Session;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a scan: what a steward may see of it.
 *
 * @param id of the scan; left out if it could not be read
 * @param at when the scan counts: by the server's clock, for offline scans by the
 * device's
 * @param ticket the ticket in hand, if it is one of this event
 * @param first for {@code already_admitted}: when and where that was
 * @param session for {@code wrong_session}: where and when the ticket has its place
 * @param opensAt for {@code too_early}
 * @param more how many others of the same sign-up are still awaited here
 * @param inside how many are inside now, if there is a room limit
 * @param limit how many may be inside at once, if there is a room limit
 * @param clockSkewSeconds by how much the device's clock is fast, or slow if negative;
 * only where it is more than two minutes, and not for offline scans
 * @param undoable whether the caller may take it back
 * @param hint for {@code bad_signature}, what may be wrong
 * @param detail for {@code invalid}, which members are wrong and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Scanned(@Nullable UUID id, Outcome outcome, @Nullable Instant at, @Nullable Holder ticket,
		Seat.@Nullable Entry first, @Nullable Elsewhere session, @Nullable Instant opensAt, @Nullable Integer more,
		@Nullable Integer inside, @Nullable Integer limit, @Nullable Long clockSkewSeconds, @Nullable Boolean undoable,
		@Nullable Hint hint, @Nullable String detail) {

	/** Clocks that differ by less are right. */
	private static final Duration TOLERATED = Duration.ofMinutes(2);

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

	/** Nothing is said about the scan that has this id. */
	static Scanned reused(UUID id) {
		return bare(id, Outcome.ID_REUSED, null);
	}

	static Scanned invalid(@Nullable UUID id, String detail) {
		return bare(id, Outcome.INVALID, detail);
	}

	private static Scanned bare(@Nullable UUID id, Outcome outcome, @Nullable String detail) {
		return new Scanned(id, outcome, null, null, null, null, null, null, null, null, null, null, null, detail);
	}

	static Scanned of(KeptScan scan, @Nullable TicketAtDoor ticket, Door door, @Nullable Room room) {
		Outcome outcome = scan.outcome();
		boolean ours = ticket != null && ticket.event().equals(door.event().id());
		TicketAtDoor shown = ours ? ticket : null;
		return new Scanned(scan.id(), outcome, scan.countsAt(),
				(shown != null) ? holder(shown, scan.quota(), door) : null, scan.first(),
				(shown != null && outcome == Outcome.WRONG_SESSION) ? elsewhere(shown, scan.countsAt(), door) : null,
				(outcome == Outcome.TOO_EARLY) ? door.opensAt() : null,
				(shown != null && outcome == Outcome.ADMITTED && shown.more() > 0) ? shown.more() : null,
				(room != null) ? room.inside() : null, (room != null) ? room.limit() : null, skew(scan),
				scan.undoable() && scan.undoneAt() == null, null, null);
	}

	private static @Nullable Long skew(KeptScan scan) {
		Duration fast = Duration.between(scan.receivedAt(), scan.scannedAt());
		return (scan.offline() || fast.abs().compareTo(TOLERATED) <= 0) ? null : fast.toSeconds();
	}

	Scanned withHint(@Nullable Hint known) {
		return (known == null || this.outcome != Outcome.BAD_SIGNATURE) ? this
				: new Scanned(this.id, this.outcome, this.at, this.ticket, this.first, this.session, this.opensAt,
						this.more, this.inside, this.limit, this.clockSkewSeconds, this.undoable, known, this.detail);
	}

	/** As this caller may see it, with words in this language. */
	Scanned shownTo(boolean supervisor, Language language) {
		Seat.Entry before = (this.first != null) ? this.first.inWords(language) : null;
		Boolean mayUndo = (supervisor && Boolean.TRUE.equals(this.undoable)) ? true : null;
		return new Scanned(this.id, this.outcome, this.at, this.ticket, before, this.session, this.opensAt, this.more,
				this.inside, this.limit, this.clockSkewSeconds, mayUndo, this.hint, this.detail);
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
