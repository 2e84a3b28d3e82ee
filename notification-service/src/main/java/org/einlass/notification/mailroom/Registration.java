package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.letter.LetterKind;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a registration: the newest state that registration-service told.
 *
 * @param status {@code held}, {@code confirmed}, {@code cancelled} …
 * @param cause why it ended: {@code contact}, {@code event_cancelled}, {@code erased} …
 * @param sessions where its contact has a place, or had one before it ended
 * @param asked how often mails were asked for
 */
public record Registration(UUID id, long version, UUID event, String status, String language,
		@Nullable Instant holdUntil, @Nullable Instant confirmedAt, @Nullable String cause, List<UUID> sessions,
		Asked asked) {

	/** The mails that this state calls for; those asked for earlier keep their rows. */
	List<Request> requests() {
		List<Request> requests = new ArrayList<>();
		if (held() && this.asked.confirm() > 0) {
			requests.add(new Request(LetterKind.CONFIRM, this.asked.confirm()));
		}
		if (confirmed() && this.asked.ticket() > 0) {
			requests.add(new Request(LetterKind.TICKET, this.asked.ticket()));
		}
		if (cancelled() && this.confirmedAt != null) {
			requests.add(new Request(LetterKind.CANCELLED, 1));
		}
		if (!erased() && this.asked.links() > 0) {
			requests.add(new Request(LetterKind.LINKS, this.asked.links()));
		}
		return requests;
	}

	boolean held() {
		return this.status.equals("held");
	}

	boolean confirmed() {
		return this.status.equals("confirmed");
	}

	boolean cancelled() {
		return this.status.equals("cancelled") && !erased();
	}

	boolean erased() {
		return "erased".equals(this.cause);
	}

	boolean cancelledByContact() {
		return "contact".equals(this.cause);
	}

	/** How often a mail of each kind was asked for. */
	public record Asked(int confirm, int ticket, int links) {
	}

	/** A mail that is asked for the how-manieth time. */
	record Request(LetterKind kind, int number) {
	}

}
