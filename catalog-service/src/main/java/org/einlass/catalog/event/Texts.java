package org.einlass.catalog.event;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One text in one or several languages. In JSON it is an object such as {@code {"de":
 * "Digitalsprechstunde", "en": "Digital consultation hour"}}.
 *
 * @param byLanguage language tag (BCP 47) → text, in the order in which it was written
 */
public record Texts(Map<String, String> byLanguage) {

	public Texts {
		byLanguage = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
	}

	public static Texts german(String text) {
		return new Texts(Map.of("de", text));
	}

	/** A text in no language is none: programs write optional texts so. */
	public static @Nullable Texts orNone(@Nullable Texts texts) {
		return (texts != null && !texts.byLanguage.isEmpty()) ? texts : null;
	}

	/** The text in this language, else in German, else in English, else in any. */
	public String in(Locale locale) {
		return this.byLanguage.getOrDefault(language(locale), "");
	}

	/** The language in which {@link #in} answers, for the {@code lang} attribute. */
	public String language(Locale locale) {
		for (String language : new String[] { locale.toLanguageTag(), locale.getLanguage(), "de", "en" }) {
			if (this.byLanguage.containsKey(language)) {
				return language;
			}
		}
		return this.byLanguage.keySet().stream().findFirst().orElse("de");
	}

}
