package org.einlass.notification.letter;

import java.util.Locale;

/** What a mail is for. */
public enum LetterKind {

	CONFIRM, TICKET, WAITING, OFFER, OFFER_EXPIRED, CANCELLED, SESSION_CANCELLED, REMINDER, LINKS;

	/** The name as it stands in messages, JSON and the database. */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static LetterKind of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

}
