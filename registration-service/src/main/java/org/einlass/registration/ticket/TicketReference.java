package org.einlass.registration.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short name of a ticket that a person can read out and type: the reference of the
 * registration (8 characters of Crockford base32) and the ticket's number in it.
 *
 * @param registration such as {@code K7QX-3MPD}
 * @param number from 1
 */
public record TicketReference(String registration, int number) {

	private static final Pattern FORM = Pattern
		.compile("([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})([1-9][0-9]{0,2})?");

	/**
	 * Reads what was typed, forgivingly: case, spaces and dashes do not matter, O is 0, I
	 * and L are 1. Without a number it is the first ticket.
	 */
	public static Optional<TicketReference> parse(String typed) {
		if (typed.length() > 40) {
			return Optional.empty();
		}
		String plain = typed.toUpperCase(Locale.ROOT)
			.replaceAll("[\\s\\p{Pd}._/]", "")
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
