package org.einlass.catalog.importing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Text of other systems made clean: without byte-order marks, zero-width and control
 * characters, without HTML, and read as UTF-8 where it was mistaken for windows-1252.
 *
 * @param value the clean text
 * @param repaired whether a wrong encoding was put right
 */
record PlainText(String value, boolean repaired) {

	private static final Charset MISTAKEN = Charset.forName("windows-1252");

	private static final Pattern INVISIBLE = Pattern
		.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFFE\\uFFFF\\u00AD\\p{Cs}&&[^\\n]]");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]");

	private static final Pattern HTML = Pattern.compile("(?i)<(p|br|div|span|a|b|i|strong|em|ul|ol|li|h[1-6])[\\s/>]");

	private static final Pattern BREAKING = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|h[1-6]|tr)>");

	private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|amp|quot|lt|gt|nbsp|[a-z]{2,6});");

	private static final PolicyFactory NO_TAGS = new HtmlPolicyBuilder().toFactory();

	static PlainText of(String raw) {
		String text = raw;
		if (HTML.matcher(text).find()) {
			text = NO_TAGS.sanitize(BREAKING.matcher(text).replaceAll("\n"));
		}
		if (ENTITY.matcher(text).find()) {
			text = Encoding.decodeHtml(text, false);
		}
		String right = reread(text);
		return new PlainText(clean(right), !right.equals(text));
	}

	private static String clean(String text) {
		String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u2028', '\n').replace('\u2029', '\n');
		String visible = INVISIBLE.matcher(lines.replace('\u00A0', ' ').replace('\t', ' ')).replaceAll("");
		return CONTROL.matcher(visible)
			.replaceAll("")
			.replaceAll(" {2,}", " ")
			.replaceAll(" *\n *", "\n")
			.replaceAll("\n{3,}", "\n\n")
			.strip();
	}

	/** "HeilstÃ¤tten" → "Heilstätten", if the whole text reads as UTF-8 that way. */
	private static String reread(String text) {
		try {
			ByteBuffer bytes = MISTAKEN.newEncoder().encode(CharBuffer.wrap(text));
			return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
		}
		catch (CharacterCodingException fine) {
			return text;
		}
	}

	/** At most so many characters of it. */
	String cut(int longest) {
		return this.value.substring(0, Math.min(this.value.length(), longest));
	}

	/** The text on one line, at most so many characters. */
	String line(int longest) {
		String line = this.value.replace('\n', ' ');
		return (line.length() <= longest) ? line : line.substring(0, longest - 1).strip() + "…";
	}

}
