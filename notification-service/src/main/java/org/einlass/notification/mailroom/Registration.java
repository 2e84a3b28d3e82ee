package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.notification.letter.LetterKind;
import org.einlass.notification.letter.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a registration: the newest state that registration-service told.
 *
 * @param status {@code held}, {@code waitlisted}, {@code confirmed} …
 * @param holdUntil until when its contact must confirm the address, if that is open
 * @param offerUntil until when offered places are kept
 * @param cause why it ended: {@code contact}, {@code event_cancelled}, {@code erased} …
 * @param sessions where its contact has a place, or had one before it ended
 * @param awaited where its contact waits for a place, or has an offer
 * @param lost sessions that were cancelled while the rest of the registration stands
 * @param asked how often mails were asked for
 */
public record Registration(UUID id, long version, UUID event, String status, String language,
		@Nullable Instant holdUntil, @Nullable Instant offerUntil, @Nullable Instant confirmedAt,
		@Nullable Instant endedAt, @Nullable String cause, List<UUID> sessions, List<UUID> awaited, List<UUID> lost,
		Asked asked) {

	private static final Set<String> UNDOABLE = Set.of("event_cancelled", "session_cancelled");

	/** The mails that this state calls for; those asked for earlier keep their rows. */
	List<Request> requests() {
		Stream<Optional<Request>> requests = Stream.of(request(LetterKind.CONFIRM, unconfirmed(), this.asked.confirm()),
				notKept(), request(LetterKind.TICKET, confirmed(), this.asked.ticket()),
				request(LetterKind.WAITING, waits(), this.asked.waiting()),
				request(LetterKind.OFFER, offered(), this.asked.offer()),
				request(LetterKind.OFFER_EXPIRED, offerLapsed(), this.asked.lapsed()),
				request(LetterKind.LINKS, !erased(), this.asked.links()), cancellation());
		return Stream.concat(requests.flatMap(Optional::stream), lostSessions()).toList();
	}

	private static Optional<Request> request(LetterKind kind, boolean wanted, int times) {
		return (wanted && times > 0) ? Optional.of(new Request(kind, String.valueOf(times), false)) : Optional.empty();
	}

	/**
	 * Says once that others with the same address were not kept until this is confirmed.
	 */
	private Optional<Request> notKept() {
		return (unconfirmed() && this.asked.notKept() > 0)
				? Optional.of(new Request(LetterKind.CONFIRM, Occasion.NOT_KEPT, false)) : Optional.empty();
	}

	/** Whoever leaves the waiting list knows it; all others are told. */
	private Optional<Request> cancellation() {
		boolean told = this.confirmedAt != null || this.asked.waiting() > 0 && !cancelledByContact();
		return (cancelled() && told) ? Optional.of(new Request(LetterKind.CANCELLED, end(), undoable()))
				: Optional.empty();
	}

	private Stream<Request> lostSessions() {
		return stands()
				? this.lost.stream().map((one) -> new Request(LetterKind.SESSION_CANCELLED, one.toString(), true))
				: Stream.empty();
	}

	/** Whether the contact must still confirm the address. */
	boolean unconfirmed() {
		return this.status.equals("held") || this.status.equals("waitlisted") && this.holdUntil != null;
	}

	/** Whether the contact has confirmed places, and perhaps an offer of further ones. */
	boolean confirmed() {
		return this.status.equals("confirmed") || offered() && this.confirmedAt != null;
	}

	/** Whether the contact stands on the waiting list with a confirmed address. */
	boolean waits() {
		return !this.awaited.isEmpty() && !unconfirmed() && !offered();
	}

	boolean offered() {
		return this.status.equals("offered");
	}

	/**
	 * Whether an offer that ran out is what came last, or left something else standing.
	 */
	boolean offerLapsed() {
		return "offer_expired".equals(this.cause) || this.status.equals("confirmed") || waits();
	}

	/** Whether something is left of what the contact once had for sure. */
	boolean stands() {
		return confirmed() || this.confirmedAt != null && waits();
	}

	/** Tells one end from another: what was undone may end again. */
	String end() {
		return String.valueOf(this.endedAt);
	}

	boolean cancelled() {
		return this.status.equals("cancelled") && !erased();
	}

	/** Whether it ended by what may be undone for a while. */
	boolean undoable() {
		return this.cause != null && UNDOABLE.contains(this.cause);
	}

	/** Whether its person was erased. */
	public boolean erased() {
		return "erased".equals(this.cause);
	}

	boolean cancelledByContact() {
		return "contact".equals(this.cause);
	}

	/** How often a mail of each kind was asked for. */
	public record Asked(int confirm, int ticket, int links, int waiting, int offer, int lapsed, int notKept) {

		static final Asked UNKNOWN = new Asked(0, 0, 0, 0, 0, 0, 0);

	}

	/**
	 * A mail that is asked for.
	 *
	 * @param rule which of several of its kind
	 * @param undoable whether its cause may still be undone for a while
	 */
	record Request(LetterKind kind, String rule, boolean undoable) {
	}

}
