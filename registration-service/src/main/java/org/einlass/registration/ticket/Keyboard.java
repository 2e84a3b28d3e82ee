package org.einlass.registration.ticket;

import java.text.Normalizer;
import java.util.Map;

/**
 * A keyboard setting. A hand scanner presses keys; which characters arrive depends on the
 * setting of the device. Each setting turns what arrived back into what was in the code,
 * which has no small letters.
 */
enum Keyboard {

	/** As it should be, perhaps with caps lock. */
	SAME(Map.of(), '\0', '\0', false),

	/** The scanner types English, the device reads German. */
	GERMAN(Map.of('ö', ':', 'ß', '-', 'ẞ', '-', '-', '/', '(', '*'), '`', '\u0300', true),

	/**
	 * The same with caps lock, which on Windows turns digits into signs and signs into
	 * digits.
	 */
	GERMAN_LOCKED(
			Map.ofEntries(Map.entry('!', '1'), Map.entry('"', '2'), Map.entry('§', '3'), Map.entry('$', '4'),
					Map.entry('%', '5'), Map.entry('&', '6'), Map.entry('/', '7'), Map.entry('(', '8'),
					Map.entry(')', '9'), Map.entry('=', '0'), Map.entry('?', '-'), Map.entry('ß', '-'),
					Map.entry('ẞ', '-'), Map.entry('_', '/'), Map.entry('-', '/'), Map.entry(':', '.'),
					Map.entry('ö', ':'), Map.entry('4', '$'), Map.entry('5', '%'), Map.entry('8', '*')),
			'´', '\u0301', true),

	/** The scanner types German, the device reads English. */
	ENGLISH(Map.of('>', ':', '/', '-', '&', '/', ']', '+', '}', '*'), '\0', '\0', true);

	/**
	 * A plus sign that waited for a letter and got none: a blank or another plus sign
	 * after it may be lost.
	 */
	static final char LONELY_PLUS = '\u0001';

	private final Map<Character, Character> keys;

	private final char deadKey;

	private final char accent;

	private final boolean swapped;

	Keyboard(Map<Character, Character> keys, char deadKey, char accent, boolean swapped) {
		this.keys = keys;
		this.deadKey = deadKey;
		this.accent = accent;
		this.swapped = swapped;
	}

	/** What was in the code, if this is the setting. */
	String undo(String arrived) {
		StringBuilder code = new StringBuilder();
		for (char c : Normalizer.normalize(arrived, Normalizer.Form.NFC).toCharArray()) {
			if (c == this.accent && this.accent != '\0' && !code.isEmpty()) {
				code.insert(code.length() - 1, '+');
			}
			else {
				code.append(key(c));
			}
		}
		return code.toString();
	}

	private String key(char arrived) {
		char small = Character.toLowerCase(arrived);
		if (arrived == this.deadKey && this.deadKey != '\0') {
			return String.valueOf(LONELY_PLUS);
		}
		Character meant = this.keys.get(small);
		if (meant != null) {
			return String.valueOf(meant);
		}
		String parts = Normalizer.normalize(String.valueOf(arrived), Normalizer.Form.NFD);
		if (parts.length() == 2 && parts.charAt(1) == this.accent) {
			return "+" + letter(parts.charAt(0));
		}
		return String.valueOf(letter(arrived));
	}

	private char letter(char arrived) {
		char capital = Character.toUpperCase(arrived);
		if (!this.swapped) {
			return capital;
		}
		return switch (capital) {
			case 'Y' -> 'Z';
			case 'Z' -> 'Y';
			default -> capital;
		};
	}

}
