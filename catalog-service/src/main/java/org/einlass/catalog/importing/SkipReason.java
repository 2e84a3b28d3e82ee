package org.einlass.catalog.importing;

import java.util.Locale;

/**
 * Why an entry of a calendar was not taken over. The texts are
 * {@code page.import.skipped.<value>}.
 */
enum SkipReason {

	UNREADABLE, UNREADABLE_LINE, MORE_UNREADABLE_LINES,
	/** A task or a note. */
	NO_EVENT,
	/** Its owner marked it as private or confidential. */
	NOT_PUBLIC, MISSING_UID, MISSING_TITLE, MISSING_START, UNREADABLE_START, UNREADABLE_END, UNKNOWN_ZONE,
	ENDS_BEFORE_START, UNREADABLE_REPETITION, TOO_MANY_SESSIONS, NO_SESSIONS,
	/** The rule or its lists of dates are larger than those of any event. */
	TOO_DENSE,
	/** The entries before it have used up what one file may ask for. */
	TOO_MUCH_IN_FILE, CHANGED_OCCURRENCE, CHANGED_FROM_HERE, CANCELLED, CANCELLED_OCCURRENCE, TWICE,
	/** The event was cancelled or withdrawn here: its organiser decides, not the file. */
	CLOSED_HERE,
	/** Some date is gone from the file, but people have signed up for it. */
	IN_USE,
	/** The text breaks a rule of events, such as a title that is too long. */
	REFUSED;

	/** The stable name, as it stands in JSON. */
	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
