package org.einlass.catalog.importing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of a calendar file with folding undone (RFC 5545, 3.1). Lines are joined as
 * bytes, since files are folded in the middle of a character.
 */
final class ContentLines {

	private static final Charset LEGACY = Charset.forName("windows-1252");

	private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

	private final List<Line> lines = new ArrayList<>();

	private final ByteArrayOutputStream current = new ByteArrayOutputStream();

	private int started = 1;

	/**
	 * One line after unfolding.
	 *
	 * @param number where it starts in the file, counted from 1
	 * @param text without its line break
	 */
	record Line(int number, String text) {

		boolean is(String wanted) {
			return this.text.strip().equalsIgnoreCase(wanted);
		}

		/** What stands after this, if the line begins with it. */
		Optional<String> after(String begin) {
			return this.text.regionMatches(true, 0, begin, 0, begin.length())
					? Optional.of(this.text.substring(begin.length()).strip()) : Optional.empty();
		}

		/** The property that the line is about, such as {@code DTSTART}, in capitals. */
		String name() {
			int end = 0;
			while (end < this.text.length()
					&& (Character.isLetterOrDigit(this.text.charAt(end)) || this.text.charAt(end) == '-')) {
				end++;
			}
			return this.text.substring(0, end).toUpperCase(Locale.ROOT);
		}

		/**
		 * Whether it is a content line (RFC 5545, 3.1): a name, perhaps parameters, whose
		 * quotes are closed, a colon and a value.
		 */
		boolean readable() {
			int at = name().length();
			boolean begins = at > 0 && at < this.text.length() && ":;".indexOf(this.text.charAt(at)) >= 0;
			boolean quoted = false;
			for (; begins && at < this.text.length(); at++) {
				quoted ^= this.text.charAt(at) == '"';
				if (!quoted && this.text.charAt(at) == ':') {
					return true;
				}
			}
			return false;
		}

	}

	private ContentLines() {
	}

	static List<Line> of(byte[] file) {
		ContentLines lines = new ContentLines();
		int number = 1;
		int start = startsWithMark(file) ? BYTE_ORDER_MARK.length : 0;
		for (int end = start; end <= file.length; end++) {
			if (end == file.length || file[end] == '\n') {
				lines.physical(number++, file, start, end);
				start = end + 1;
			}
		}
		lines.flush();
		return lines.lines;
	}

	private void physical(int number, byte[] file, int start, int end) {
		int stop = (end > start && file[end - 1] == '\r') ? end - 1 : end;
		if (stop > start && (file[start] == ' ' || file[start] == '\t')) {
			this.current.write(file, start + 1, stop - start - 1);
			return;
		}
		flush();
		this.started = number;
		this.current.write(file, start, stop - start);
	}

	private void flush() {
		if (this.current.size() > 0) {
			this.lines.add(new Line(this.started, text(this.current.toByteArray())));
			this.current.reset();
		}
	}

	private static String text(byte[] line) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
		}
		catch (CharacterCodingException notUtf8) {
			return new String(line, LEGACY);
		}
	}

	private static boolean startsWithMark(byte[] file) {
		return file.length >= BYTE_ORDER_MARK.length
				&& ByteBuffer.wrap(file, 0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
	}

}
