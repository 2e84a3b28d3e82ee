package org.einlass.registration.attendance;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of the list ends: what it is sorted by there, and the place. So the next
 * page begins at the right name, even when the last one was erased, renamed or left the
 * line meanwhile. Handed out sealed only, since it says something about a person.
 *
 * @param sort what the list is sorted by
 * @param ticket a ticket may have several places in one session
 */
record Cursor(String sort, UUID ticket, UUID quota) {

	/** Before the first name. */
	static final Cursor BEGINNING = new Cursor("", new UUID(0, 0), new UUID(0, 0));

	private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f-]{36})\\.(.*)", Pattern.DOTALL);

	byte[] bytes() {
		return (this.ticket + "." + this.quota + "." + this.sort).getBytes(StandardCharsets.UTF_8);
	}

	static Cursor of(byte[] bytes) {
		Matcher parts = TEXT.matcher(new String(bytes, StandardCharsets.UTF_8));
		if (!parts.matches()) {
			throw new IllegalArgumentException("Not a cursor");
		}
		return new Cursor(parts.group(3), UUID.fromString(parts.group(1)), UUID.fromString(parts.group(2)));
	}

}
