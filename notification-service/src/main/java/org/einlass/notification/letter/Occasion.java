package org.einlass.notification.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.einlass.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Why a letter is written, to whom and about what.
 *
 * @param sessions those that the recipient attends (or attended), in order of time
 * @param day the day that a reminder reminds of
 * @param until how long places are kept for who must confirm the address or take an offer
 * @param status of the registration: {@code held}, {@code waitlisted} …; or
 * {@link #NOT_KEPT} where that is what the letter says
 * @param cause why the registration ended: {@code contact}, {@code session_cancelled},
 * {@code event_cancelled} (also of an event that was withdrawn) …
 */
public record Occasion(LetterKind kind, Event event, List<Session> sessions, Recipient recipient,
		@Nullable LocalDate day, @Nullable Instant until, String status, @Nullable String cause, Instant now) {

	/** Further sign-ups with the address were not kept: it has to be confirmed first. */
	public static final String NOT_KEPT = "not_kept";

	/** The part of the message keys that tells which words fit. */
	String words() {
		return switch (this.kind) {
			case CONFIRM -> switch (this.status) {
				case NOT_KEPT -> "confirm.not_kept";
				case "waitlisted" -> this.recipient.getsPlaces() ? "confirm.open" : "confirm.waiting";
				default -> "confirm";
			};
			case CANCELLED -> "cancelled." + who();
			case OFFER_EXPIRED -> this.status.equals("expired") ? "offer_expired" : "offer_expired.partly";
			case TICKET, WAITING, OFFER, SESSION_CANCELLED, REMINDER, LINKS -> this.kind.value();
		};
	}

	/** Whether what it is about does not take place, or not for this recipient. */
	boolean cancels() {
		return this.kind == LetterKind.CANCELLED || this.kind == LetterKind.SESSION_CANCELLED;
	}

	private String who() {
		if ("contact".equals(this.cause)) {
			return "contact";
		}
		if (this.event.cancelled() || "event_cancelled".equals(this.cause)) {
			return "event";
		}
		return "session_cancelled".equals(this.cause) ? "session" : "organiser";
	}

}
