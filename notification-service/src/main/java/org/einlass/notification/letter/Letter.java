package org.einlass.notification.letter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A letter ready to be sent: the same content as text and as HTML.
 *
 * @param sender the name it comes from
 * @param subject one line without personal data
 * @param pictures referred to by the HTML as {@code cid:<name>}
 * @param unsubscribe where a mail program may stop more of these (RFC 8058)
 */
public record Letter(String sender, String subject, String text, String html, List<Picture> pictures,
		@Nullable CalendarFile calendar, @Nullable String unsubscribe) {

	@Override
	public String toString() {
		return "Letter";
	}

	/** An inline PNG. */
	public record Picture(String name, byte[] png) {
	}

	/**
	 * An attached iCalendar file (RFC 5545).
	 *
	 * @param method {@code PUBLISH} or {@code CANCEL} (RFC 5546)
	 */
	public record CalendarFile(String name, String method, byte[] content) {
	}

}
