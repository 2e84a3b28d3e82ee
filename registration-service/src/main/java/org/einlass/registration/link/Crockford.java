package org.einlass.registration.link;

import java.util.Locale;

import org.einlass.starter.text.CodeText;

/**
 * Codes that people read, say and type: eight characters of
 * <a href="https://www.crockford.com/base32.html">Crockford's base 32</a>.
 */
public final class Crockford {

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int LENGTH = 8;

	private Crockford() {
	}

	/** The lowest 40 bits as a code such as {@code K7QX-3MPD}. */
	public static String code(long bits) {
		StringBuilder code = new StringBuilder();
		for (int i = LENGTH - 1; i >= 0; i--) {
			code.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
		}
		return code.insert(LENGTH / 2, '-').toString();
	}

	/** Whether a text has the form of a code, however it is typed. */
	public static boolean isCode(String typed) {
		String plain = plain(typed);
		return plain.length() == LENGTH && plain.chars().allMatch((c) -> ALPHABET.indexOf(c) >= 0);
	}

	/**
	 * As typed or pasted by people, made plain: capitals without hyphens and spaces, I,
	 * L, O read; out of a link, too.
	 */
	public static String plain(String typed) {
		return CodeText.of(typed)
			.toUpperCase(Locale.ROOT)
			.replace("-", "")
			.replace('I', '1')
			.replace('L', '1')
			.replace('O', '0');
	}

}
