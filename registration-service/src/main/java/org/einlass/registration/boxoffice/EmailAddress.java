package org.einlass.registration.boxoffice;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as we keep and compare it: trimmed, lower case, the domain in ASCII
 * (IDNA). No plus or dot tricks: whoever has two addresses has two. The local part is a
 * dot-atom (RFC 5321, 4.1.2), the domain a host name of at least two labels.
 */
public record EmailAddress(String value) {

	private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";

	private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

	private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+" + LABEL);

	/** java.net.IDN follows IDNA 2003, which would turn these into other domains. */
	private static final Pattern DEVIATING = Pattern.compile("[ßς\u200c\u200d]");

	private static final int LONGEST_LOCAL = 64;

	private static final int LONGEST = 254;

	/** The address in this text, else empty. */
	public static Optional<EmailAddress> of(String text) {
		String plain = text.strip().toLowerCase(Locale.ROOT);
		int at = plain.lastIndexOf('@');
		if (at < 1 || at > LONGEST_LOCAL || plain.length() > LONGEST || DEVIATING.matcher(plain).find()) {
			return Optional.empty();
		}
		String local = plain.substring(0, at);
		return ascii(plain.substring(at + 1))
			.filter((domain) -> LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches())
			.map((domain) -> new EmailAddress(local + "@" + domain))
			.filter((address) -> address.value().length() <= LONGEST);
	}

	private static Optional<String> ascii(String domain) {
		try {
			return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
		}
		catch (IllegalArgumentException notADomain) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "EmailAddress";
	}

}
