package org.einlass.registration.boxoffice;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.einlass.starter.text.EmailDomain;

/**
 * An e-mail address as we keep and compare it: trimmed, lower case, the domain in ASCII
 * (UTS 46). No plus or dot tricks: whoever has two addresses has two. The local part is a
 * dot-atom (RFC 5321, 4.1.2), the domain a host name of at least two labels.
 */
public record EmailAddress(String value) {

	private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";

	private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

	private static final int LONGEST_LOCAL = 64;

	private static final int LONGEST = 254;

	/** The address in this text, else empty. */
	public static Optional<EmailAddress> of(String text) {
		String plain = text.strip().toLowerCase(Locale.ROOT);
		int at = plain.lastIndexOf('@');
		if (at < 1 || at > LONGEST_LOCAL || plain.length() > LONGEST) {
			return Optional.empty();
		}
		String local = plain.substring(0, at);
		return EmailDomain.ascii(plain.substring(at + 1))
			.filter((domain) -> LOCAL.matcher(local).matches())
			.map((domain) -> new EmailAddress(local + "@" + domain))
			.filter((address) -> address.value().length() <= LONGEST);
	}

	@Override
	public String toString() {
		return "EmailAddress";
	}

}
