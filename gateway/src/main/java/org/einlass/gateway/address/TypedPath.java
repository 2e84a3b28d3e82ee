package org.einlass.gateway.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The path that is meant by one that a person typed or copied: phones write the first
 * letter large, posters print capitals, content systems add a slash, mails leave the full
 * stop of a sentence. All our paths and slugs are lower case; ids do not mind.
 */
final class TypedPath {

	/** The first part of each address of a page. */
	private static final Set<String> PAGES = Set.of("events", "programmes", "organisations", "sign-up", "registrations",
			"imprint", "privacy", "accessibility", "my", "manage", "door", "mails", "reports", "sessions", "login");

	/** Of these the second part is a slug, an id or a word. */
	private static final Set<String> NAMED = Set.of("events", "programmes", "organisations", "sign-up",
			"registrations");

	private static final Set<String> FOR_PROGRAMS = Set.of("api", "assets", "actuator", "oauth2");

	private static final String BLANK = "%20|%09|%0A|%0D|%C2%A0|%E2%80%8B|%EF%BB%BF";

	private static final Pattern BEFORE = Pattern.compile("^(?:" + BLANK + ")+", Pattern.CASE_INSENSITIVE);

	/** What follows an address in a sentence, in brackets or in quotation marks. */
	private static final Pattern AFTER = Pattern
		.compile("(?:[.,;:!)'*]|%2E|%2C|%3B|%3A|%22|%3C|%3E|%5D|%7D|%C2%AB|%C2%BB|%E2%80%9[89CDE]|%E2%80%A6|" + BLANK
				+ ")+$", Pattern.CASE_INSENSITIVE);

	/** A coded byte, which stays as it is, or a capital letter. */
	private static final Pattern LETTER = Pattern.compile("%[0-9A-Fa-f]{2}|[A-Z]");

	private TypedPath() {
	}

	/** The path that is meant; the same text if nothing is wrong with it. */
	static String meant(String rawPath) {
		List<String> parts = parts(rawPath);
		if (parts.isEmpty() || FOR_PROGRAMS.contains(parts.getFirst())) {
			return parts.isEmpty() ? "/" : rawPath;
		}
		String area = parts.getFirst().toLowerCase(Locale.ROOT);
		if (PAGES.contains(area)) {
			parts.set(0, area);
		}
		if (NAMED.contains(area) && parts.size() > 1) {
			parts.set(1, LETTER.matcher(parts.get(1)).replaceAll((found) -> small(found.group())));
		}
		return "/" + String.join("/", parts);
	}

	/** Whether two paths differ by slashes alone. */
	static boolean sameButForSlashes(String one, String other) {
		return one.replace("/", "").equals(other.replace("/", ""));
	}

	private static String small(String letter) {
		return letter.startsWith("%") ? letter : letter.toLowerCase(Locale.ROOT);
	}

	private static List<String> parts(String rawPath) {
		List<String> parts = new ArrayList<>(Stream.of(rawPath.split("/")).filter((part) -> !part.isEmpty()).toList());
		while (!parts.isEmpty()) {
			String last = AFTER.matcher(BEFORE.matcher(parts.removeLast()).replaceFirst("")).replaceFirst("");
			if (!last.isEmpty()) {
				parts.add(last);
				return parts;
			}
		}
		return parts;
	}

}
