package org.einlass.notification.recipient;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail, and what only that person may know. Lives as long as the sending of
 * one batch: never stored, never logged.
 *
 * @param gone whether registration-service no longer knows the person, or the mail is
 * pointless: nothing is sent, and all else is empty
 * @param code the code that confirms the address, where the purpose is to confirm
 * @param tickets one entry for each ticket and place
 * @param joinLink where online sessions take place
 * @param tooMany whether the address gets no more mails today: nothing is sent
 * @param whenConfirmed what confirming the address brings to somebody who waits:
 * {@code places} or the {@code line}
 */
public record Recipient(UUID registration, boolean gone, @Nullable String email, @Nullable String name,
		@Nullable String language, @Nullable String reference, @Nullable Links links, @Nullable String code,
		@Nullable List<Ticket> tickets, @Nullable String joinLink, @Nullable String whenConfirmed, boolean tooMany) {

	/** One who does not wait for a confirmation alone. */
	public Recipient(UUID registration, boolean gone, @Nullable String email, @Nullable String name,
			@Nullable String language, @Nullable String reference, @Nullable Links links, @Nullable String code,
			@Nullable List<Ticket> tickets, @Nullable String joinLink) {
		this(registration, gone, email, name, language, reference, links, code, tickets, joinLink, null, false);
	}

	/** Whether confirming the address is all that is missing: places are free. */
	public boolean getsPlaces() {
		return "places".equals(this.whenConfirmed);
	}

	/** The language of the letter: German unless English was chosen. */
	public Locale locale() {
		return "en".equals(this.language) ? Locale.ENGLISH : Locale.GERMAN;
	}

	@Override
	public String toString() {
		return "Recipient[" + this.registration + "]";
	}

	/**
	 * Links that open the registration without an account.
	 *
	 * @param unsubscribe our own page {@code /mails/unsubscribe} with its key
	 */
	public record Links(@Nullable String manage, @Nullable String confirm, @Nullable String unsubscribe) {

		@Override
		public String toString() {
			return "Links[…]";
		}

	}

	/**
	 * One attendee's ticket and one of its places.
	 *
	 * @param reference as typed at the door, such as {@code K7QX-3MPD-2}
	 * @param code what the QR code holds
	 */
	public record Ticket(UUID id, String reference, String name, @Nullable String code, @Nullable UUID session) {

		@Override
		public String toString() {
			return "Ticket[" + this.id + "]";
		}

	}

}
