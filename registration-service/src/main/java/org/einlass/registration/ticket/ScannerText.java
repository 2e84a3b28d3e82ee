package org.einlass.registration.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a hand scanner typed: perhaps with caps lock, through another keyboard setting,
 * twice, with a prefix or with a key at the end. All the codes that it may have meant are
 * tried; the signature says which is right, so nothing false can pass.
 */
public final class ScannerText {

	/** Two codes and what scanners add to them are shorter. */
	private static final int LONGEST = 1_000;

	/** Before the code: "]Q3", which names the kind of code (ISO/IEC 15424). */
	private static final int LONGEST_PREFIX = 6;

	private static final Pattern NEXT_PREFIX = Pattern.compile(".Q[0-9]$");

	private static final int MOST_LOST = 4;

	private static final int MOST_GUESSES = 500;

	/** The beginning of a code, and no colon after it. */
	private static final Pattern OTHER_KEYBOARD = Pattern.compile("(?i)EIN[1!][^:0-9A-Z ]", Pattern.UNICODE_CASE);

	private ScannerText() {
	}

	/** Whether it begins like a code that came through another keyboard setting. */
	public static boolean ofAnotherKeyboard(String typed) {
		return OTHER_KEYBOARD.matcher(typed).find();
	}

	/**
	 * The codes that may have been meant, the likeliest first; worked out as they are
	 * asked for.
	 */
	static Stream<String> codes(String typed) {
		String text = keys(typed);
		return (text.length() > LONGEST) ? Stream.empty()
				: Stream.of(Keyboard.values()).flatMap((keyboard) -> inside(keyboard.undo(text))).distinct();
	}

	/** Without Enter, Tab and what nobody sees. */
	private static String keys(String typed) {
		return typed.codePoints()
			.filter((point) -> Character.getType(point) != Character.CONTROL
					&& Character.getType(point) != Character.FORMAT)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()
			.strip();
	}

	private static Stream<String> inside(String text) {
		int start = text.indexOf(TicketCode.PREFIX);
		if (start < 0 || start > LONGEST_PREFIX) {
			return Stream.empty();
		}
		int next = text.indexOf(TicketCode.PREFIX, start + 1);
		String code = text.substring(start, (next < 0) ? text.length() : next).strip();
		if (code.length() > TicketCode.LENGTH && next > 0) {
			code = NEXT_PREFIX.matcher(code).replaceAll("").strip();
		}
		int lost = TicketCode.LENGTH - code.length();
		return (lost >= 0 && lost <= MOST_LOST) ? guesses(code, lost).limit(MOST_GUESSES) : Stream.empty();
	}

	/**
	 * Puts lost blanks and plus signs back, in every way in which they may have been
	 * lost.
	 */
	private static Stream<String> guesses(String code, int lost) {
		int plus = code.indexOf(Keyboard.LONELY_PLUS);
		if (plus < 0) {
			return (lost == 0) ? Stream.of(code) : Stream.empty();
		}
		List<String> meant = new ArrayList<>(List.of("+"));
		if (lost > 0) {
			meant.addAll(List.of("+ ", "++"));
		}
		String before = code.substring(0, plus);
		String after = code.substring(plus + 1);
		return meant.stream()
			.flatMap((keys) -> guesses(after, lost - keys.length() + 1).map((rest) -> before + keys + rest));
	}

}
