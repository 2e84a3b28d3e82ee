package org.einlass.catalog.event;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/** What a text in one or several languages must keep to, wherever it is written. */
public final class TextRules {

	private static final int MOST_LANGUAGES = 20;

	private final Checks checks;

	public TextRules(Checks checks) {
		this.checks = checks;
	}

	/** One line in each language, if there. */
	public void lines(String path, @Nullable Texts texts, int longest) {
		languages(path, texts);
		if (texts != null) {
			texts.byLanguage().forEach((language, text) -> this.checks.line(path + "." + language, text, longest));
		}
	}

	/** Several lines in each language, if there. */
	public void texts(String path, @Nullable Texts texts, int longest) {
		languages(path, texts);
		if (texts != null) {
			texts.byLanguage()
				.forEach((language, text) -> this.checks.present(path + "." + language, text)
					.optionalText(path + "." + language, text, longest));
		}
	}

	private void languages(String path, @Nullable Texts texts) {
		if (texts != null) {
			this.checks.size(path, texts.byLanguage().keySet(), 1, MOST_LANGUAGES)
				.that(texts.byLanguage().keySet().stream().allMatch(TextRules::language), path, "language");
		}
	}

	/** A language tag (BCP 47), such as de, en-GB or de-simple. */
	private static boolean language(String tag) {
		return tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");
	}

}
