package org.einlass.catalog.event;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** The name of an event in addresses, made from its title. */
final class Slug {

	private static final int LONGEST = 80;

	private Slug() {
	}

	/** Lower-case ASCII letters, digits and single hyphens; never looks like an id. */
	static String of(String title) {
		String german = title.toLowerCase(Locale.ROOT)
			.replace("ä", "ae")
			.replace("ö", "oe")
			.replace("ü", "ue")
			.replace("ß", "ss");
		String plain = Normalizer.normalize(german, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.replaceAll("[^a-z0-9]+", "-");
		String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-+|-+$", "");
		return (cut.isEmpty() || cut.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) ? "event" : cut;
	}

	/** The slug, with a number if it is taken. */
	static String free(String wish, Collection<String> taken) {
		String slug = wish;
		for (int i = 2; taken.contains(slug); i++) {
			slug = wish + "-" + i;
		}
		return slug;
	}

}
