package org.einlass.starter.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Codes that ended up in a field for other text. A hand scanner types wherever the cursor
 * is, so the name of a gate may be a ticket code. Such text is kept nowhere.
 */
public final class StrayCode {

	/**
	 * Of a ticket code; with caps lock on a German keyboard the 1 is an exclamation mark.
	 */
	private static final Pattern TICKET = Pattern.compile("EIN[1!]");

	/** As it is printed: Crockford's base 32 has no I, L, O, U. */
	private static final String FOUR = "[0-9A-HJKMNP-TV-Z]{4}";

	private static final String NUMBER = "(?:[- ]?[0-9]{1,3})?";

	/** Such as K7QX-3MPD-2, wherever it stands. */
	private static final Pattern DASHED = Pattern
		.compile("(?<![0-9A-Z])(" + FOUR + ")[- ](" + FOUR + ")" + NUMBER + "(?![0-9A-Z])");

	/** Such as K7QX3MPD2, but not the end of a name like web-112768ab. */
	private static final Pattern TOGETHER = Pattern
		.compile("(?<![0-9A-Z-])(" + FOUR + ")(" + FOUR + ")" + NUMBER + "(?![0-9A-Z-])");

	/** The rest of a ticket code whose beginning went elsewhere. */
	private static final Pattern TORN = Pattern.compile("(?=[^ ]*[0-9][^ ]*[0-9][^ ]*[0-9])[0-9A-Z$%*+./:-]{20,}");

	private static final Pattern UUID = Pattern.compile("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");

	/** Names of gates and devices are shorter; two ticket codes fit in. */
	private static final int LONGEST = 400;

	private StrayCode() {
	}

	/** Whether a text has a ticket code in it: no name of a person has. */
	public static boolean ticketIn(String text) {
		return TICKET
			.matcher(plain((text.length() > LONGEST) ? text.substring(0, LONGEST) : text).toUpperCase(Locale.ROOT))
			.find();
	}

	/** Whether a text has a ticket code, a reference, a link or an address in it. */
	public static boolean in(String text) {
		String plain = plain((text.length() > LONGEST) ? text.substring(0, LONGEST) : text);
		String capitals = UUID.matcher(plain.toUpperCase(Locale.ROOT)).replaceAll("");
		return TICKET.matcher(capitals).find() || plain.contains("://") || plain.contains("@")
				|| Stream.of(DASHED, TOGETHER)
					.flatMap((form) -> form.matcher(capitals).results())
					.anyMatch((found) -> reference(found.group(1), found.group(2)))
				|| TORN.matcher(UUID.matcher(plain).replaceAll("")).find();
	}

	/** A word of eight letters is none: it has a vowel in each half, and no digit. */
	private static boolean reference(String first, String second) {
		boolean digit = (first + second).chars().anyMatch(Character::isDigit);
		return digit || !(vowel(first) && vowel(second));
	}

	private static boolean vowel(String half) {
		return half.indexOf('A') >= 0 || half.indexOf('E') >= 0;
	}

	/**
	 * Without marks that nobody sees; every dash is a hyphen, and so is what the key of
	 * the hyphen gives on a German keyboard; every blank is a space.
	 */
	private static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach((point) -> {
			int type = Character.getType(point);
			if (type == Character.DASH_PUNCTUATION || point == 0x2212 || point == 'ß' || point == 'ẞ') {
				plain.append('-');
			}
			else if (type == Character.SPACE_SEPARATOR || point == '\t') {
				plain.append(' ');
			}
			else if (!Visible.not(point)) {
				plain.appendCodePoint(point);
			}
		});
		return plain.toString();
	}

}
