package org.einlass.registration.attendance;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a page of the list ends: the place that it ends with, so that it says nothing
 * about a person. A ticket may have several places in one session.
 */
record Cursor(UUID ticket, UUID quota) {

	private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

	private static final Pattern TEXT = Pattern.compile(ID + "\\." + ID);

	/** The cursor in this text, else empty. */
	static Optional<Cursor> parse(String text) {
		Matcher ids = TEXT.matcher(text);
		return ids.matches() ? Optional.of(new Cursor(UUID.fromString(ids.group(1)), UUID.fromString(ids.group(2))))
				: Optional.empty();
	}

	@Override
	@JsonValue
	public String toString() {
		return this.ticket + "." + this.quota;
	}

}
