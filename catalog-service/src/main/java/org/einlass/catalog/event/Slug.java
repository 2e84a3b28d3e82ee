package org.einlass.catalog.event;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The name of an event in addresses, made from its title. */
final class Slug {

	private static final int LONGEST = 80;

	/** Letters that are more than one, or that no decomposition makes plain. */
	private static final Map<String, String> PLAIN = Map.ofEntries(Map.entry("ä", "ae"), Map.entry("ö", "oe"),
			Map.entry("ü", "ue"), Map.entry("ß", "ss"), Map.entry("ı", "i"), Map.entry("ł", "l"), Map.entry("ø", "o"),
			Map.entry("đ", "d"), Map.entry("ð", "d"), Map.entry("þ", "th"), Map.entry("æ", "ae"), Map.entry("œ", "oe"),
			Map.entry("ħ", "h"), Map.entry("ŋ", "n"), Map.entry("ŧ", "t"));

	private static final Pattern SPECIAL = Pattern.compile(String.join("|", PLAIN.keySet()));

	private Slug() {
	}

	/** Lower-case ASCII letters, digits and single hyphens; never looks like an id. */
	static String of(String title) {
		String composed = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
		String spelt = SPECIAL.matcher(composed).replaceAll((letter) -> PLAIN.getOrDefault(letter.group(), ""));
		String plain = Normalizer.normalize(spelt, Normalizer.Form.NFKD)
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
