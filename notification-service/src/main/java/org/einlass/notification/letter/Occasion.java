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
 * @param holdUntil how long places are kept for an address that is not confirmed
 * @param cancelledByContact whether the recipient cancelled, rather than the organiser
 */
public record Occasion(LetterKind kind, Event event, List<Session> sessions, Recipient recipient,
		@Nullable LocalDate day, @Nullable Instant holdUntil, boolean cancelledByContact, Instant now) {

	/** The part of the message keys that tells which words fit. */
	String words() {
		if (this.kind != LetterKind.CANCELLED) {
			return this.kind.value();
		}
		if (this.cancelledByContact) {
			return "cancelled.contact";
		}
		return this.event.cancelled() ? "cancelled.event" : "cancelled.organiser";
	}

}
