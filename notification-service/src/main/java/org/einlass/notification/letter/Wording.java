package org.einlass.notification.letter;

import java.util.Locale;
import java.util.Map;

import org.einlass.notification.programme.Event;
import org.springframework.context.MessageSource;

/**
 * The words of a letter in its language.
 */
record Wording(MessageSource messages, Locale locale) {

	String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/** A text of an event, in this language if there is one. */
	String of(Map<String, String> texts) {
		return Event.text(texts, this.locale);
	}

}
