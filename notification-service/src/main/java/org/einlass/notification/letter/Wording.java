package org.einlass.notification.letter;

import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;

/**
 * The words of a letter in its language.
 */
record Wording(MessageSource messages, Locale locale) {

	String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/** A text of an event in this language, else in German, else in any that there is. */
	String of(Map<String, String> texts) {
		String own = texts.get(this.locale.getLanguage());
		if (own != null) {
			return own;
		}
		String german = texts.get("de");
		return (german != null) ? german : texts.values().stream().findFirst().orElse("");
	}

}
