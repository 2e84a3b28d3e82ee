package org.einlass.registration.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.starter.text.CodeText;

/**
 * The short name of a ticket that a person can read out and type: the reference of the
 * registration (8 characters of Crockford base32) and the ticket's number in it.
 *
 * @param registration such as {@code K7QX-3MPD}
 * @param number from 1
 */
public record TicketReference(String registration, int number) {

	private static final Pattern FORM = Pattern
		.compile("([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})(?:0{0,2}([1-9][0-9]{0,2}))?");

	/**
	 * Reads what was typed, forgivingly: case, spaces and dashes of any kind do not
	 * matter, O is 0, I and L are 1. Without a number it is the first ticket. A sharp s
	 * is the dash of a scanner on a German keyboard, and then Y and Z are swapped as
	 * well.
	 */
	public static Optional<TicketReference> parse(String typed) {
		String code = CodeText.of(typed);
		if (code.length() > 40) {
			return Optional.empty();
		}
		String meant = code.matches(".*[ßẞ].*") ? Keyboard.GERMAN.undo(code) : code;
		String plain = meant.toUpperCase(Locale.ROOT)
			.replaceAll("[-._/]", "")
			.replace('O', '0')
			.replace('I', '1')
			.replace('L', '1');
		Matcher form = FORM.matcher(plain);
		if (!form.matches()) {
			return Optional.empty();
		}
		String number = form.group(3);
		return Optional.of(new TicketReference(form.group(1) + "-" + form.group(2),
				(number != null) ? Integer.parseInt(number) : 1));
	}

	@Override
	public String toString() {
		return this.registration + "-" + this.number;
	}

}
