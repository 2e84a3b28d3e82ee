package org.einlass.catalog.desk;

import java.util.LinkedHashMap;
import java.util.Map;

import org.einlass.catalog.event.Texts;
import org.jspecify.annotations.Nullable;

/** Texts in languages that the form does not show stay as they are. */
final class OtherLanguages {

	private OtherLanguages() {
	}

	static @Nullable Texts kept(@Nullable Texts typed, @Nullable Texts before) {
		Map<String, String> all = new LinkedHashMap<>();
		if (typed != null) {
			all.putAll(typed.byLanguage());
		}
		if (before != null) {
			before.byLanguage().forEach((language, text) -> {
				if (!"de".equals(language) && !"en".equals(language)) {
					all.put(language, text);
				}
			});
		}
		return all.isEmpty() ? null : new Texts(all);
	}

}
