package org.einlass.starter.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Web addresses in texts that are none, such as a name: a mail programme would make a
 * link of it, to where a stranger likes.
 */
public final class WebAddress {

	private WebAddress() {
	}

	/**
	 * Whether {@code ://} or {@code www.} is in the text, in whatever width or capitals,
	 * and whatever unseen characters stand in between.
	 */
	public static boolean in(String text) {
		StringBuilder seen = new StringBuilder(text.length());
		Normalizer.normalize(text, Normalizer.Form.NFKC)
			.codePoints()
			.filter((point) -> point == ' ' || !Visible.not(point))
			.forEach(seen::appendCodePoint);
		String plain = seen.toString().replace('\u3002', '.').toLowerCase(Locale.ROOT);
		return plain.contains("://") || plain.contains("www.");
	}

}
