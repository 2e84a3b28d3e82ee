package org.einlass.starter.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Codes that a person pastes or types: codes that confirm an address, access codes,
 * references. Mail programmes and phones add blanks, hyphens and quotes of many kinds to
 * them, or the whole link is pasted; all of that is taken away here.
 */
public final class CodeText {

	/** No code is nearly as long; the rest of a longer text is not read. */
	private static final int LONGEST = 2_000;

	private static final Pattern IN_A_LINK = Pattern.compile("[?&#]code=([^&#\\s]*)");

	/** What stands around a code in a sentence. */
	private static final Pattern EDGES = Pattern.compile("^[.,;:()<>\\[\\]]+|[.,;:()<>\\[\\]]+$");

	private CodeText() {
	}

	/**
	 * The code without blanks and quotes, each hyphen and dash as {@code -}; capitals
	 * stay as typed. Empty if nothing was typed that one could see: then the code is
	 * missing, not wrong.
	 */
	public static String of(@Nullable String typed) {
		if (typed == null) {
			return "";
		}
		String text = (typed.length() > LONGEST) ? typed.substring(0, LONGEST) : typed;
		StringBuilder code = new StringBuilder();
		Normalizer.normalize(fromLink(text), Normalizer.Form.NFKC).codePoints().forEach((point) -> {
			if (dash(point)) {
				code.append('-');
			}
			else if (!Visible.not(point) && !quote(point)) {
				code.appendCodePoint(point);
			}
		});
		return EDGES.matcher(code).replaceAll("").replaceAll("^-+$", "");
	}

	/**
	 * Tells whether an access code is the same as this one: capitals, blanks and dashes
	 * do not count. What nobody sees is the same as nothing.
	 */
	public static Predicate<String> sameAs(String code) {
		String folded = folded(code);
		return (other) -> !folded.isEmpty() && mayBe(folded, other) && folded.equals(folded(other));
	}

	/** How many characters of a code count: capitals, blanks and dashes do not matter. */
	public static int length(String code) {
		String folded = folded(code);
		return folded.codePointCount(0, folded.length());
	}

	/** An event may have 100 000 codes: the first character tells most of them apart. */
	private static boolean mayBe(String folded, String other) {
		char first = other.isEmpty() ? ' ' : other.charAt(0);
		boolean plain = first < 0x80 && Character.isLetterOrDigit(first);
		return !plain || Character.toLowerCase(first) == folded.charAt(0);
	}

	private static String folded(String code) {
		return of(code).replace("-", "").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
	}

	private static String fromLink(String text) {
		Matcher link = IN_A_LINK.matcher(text);
		if (!link.find()) {
			return text;
		}
		try {
			return URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException torn) {
			return link.group(1);
		}
	}

	/** Hyphens, dashes, and the minus sign. */
	private static boolean dash(int point) {
		return Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212 || point == 0x2043
				|| point == 0x02D7;
	}

	private static boolean quote(int point) {
		return switch (Character.getType(point)) {
			case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
			default ->
				point == '"' || point == '\'' || point == 0x201A || point == 0x201E || point == 0x00B4 || point == '`';
		};
	}

}
