package org.einlass.starter.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

/**
 * The domain of an e-mail address by <a href="https://www.unicode.org/reports/tr46/">UTS
 * 46</a>, nontransitional: {@code fußball.de} is a domain of its own and not
 * {@code fussball.de}. Kept and compared in ASCII, shown in Unicode.
 */
public final class EmailDomain {

	private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ
			| IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

	private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern HOST = Pattern.compile("(" + LABEL + "\\.)+" + LABEL);

	private EmailDomain() {
	}

	/** A host name of at least two labels in ASCII ({@code xn--…}), else empty. */
	public static Optional<String> ascii(String domain) {
		IDNA.Info info = new IDNA.Info();
		String ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
		return (!info.hasErrors() && HOST.matcher(ascii).matches()) ? Optional.of(ascii) : Optional.empty();
	}

	/** The address as its owner writes it: the domain in Unicode. */
	public static String shown(String address) {
		int at = address.lastIndexOf('@');
		String domain = address.substring(at + 1);
		if (at < 0 || !domain.contains("xn--")) {
			return address;
		}
		IDNA.Info info = new IDNA.Info();
		String unicode = UTS46.nameToUnicode(domain, new StringBuilder(), info).toString();
		return info.hasErrors() ? address : address.substring(0, at + 1) + unicode;
	}

}
