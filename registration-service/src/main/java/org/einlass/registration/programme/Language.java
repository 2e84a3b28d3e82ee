package org.einlass.registration.programme;

import java.util.Locale;
import java.util.Map;

/** A language that we write in; texts of events may be in any. */
public enum Language {

	DE, EN;

	/** The text in this language, else in any other, else empty. */
	public String of(Map<String, String> texts) {
		String text = texts.get(value());
		return (text != null) ? text : texts.values().stream().findFirst().orElse("");
	}

	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	public Locale locale() {
		return Locale.of(value());
	}

	/** English for English readers, German for all others. */
	public static Language of(Locale locale) {
		return "en".equals(locale.getLanguage()) ? EN : DE;
	}

}
