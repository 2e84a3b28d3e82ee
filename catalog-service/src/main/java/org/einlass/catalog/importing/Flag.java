package org.einlass.catalog.importing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an organiser should look at after an import. */
enum Flag {

	SIGN_UP_WORDS("sign-up words",
			"\\b(vor)?an(ge)?meld(en|ung|ungen|eschluss|efrist)\\p{L}*|\\bmelden sie sich\\b|\\breserv(ier|ation)\\p{L}*"
					+ "|\\btickets?\\b|\\bkarten\\b|\\beintrittskarten\\b|\\bvorverkauf\\p{L}*|\\bteilnehmerzahl\\b"
					+ "|\\bbegrenzte (plätze|platzzahl)\\b|\\bum r(ü|ue)ckmeldung\\b|\\bregist(er|ration|rier)\\p{L}*"
					+ "|\\bsign[ -]?up\\b|\\bbook(ing)?\\b"),

	EMAIL_ADDRESS("e-mail address",
			"(?<![\\p{L}\\d._%+-])[\\p{L}\\d._%+-]++ ?(@|\\(at\\)|\\[at\\]) ?[\\p{L}\\d.-]+\\.\\p{L}{2,}"),

	PHONE_NUMBER("phone number",
			"(tel(efon)?|fon|phone|mobil|handy|fax)\\b[.: ]*[+(\\d][\\d /()–.-]{3,}\\d"
					+ "|(?<![\\d.,:/])(\\+\\d{2}|0\\d)(?! ?[.:])[\\d]*[ /()–-]{0,3}\\d[\\d /()–-]{4,}\\d(?![.:]?\\d)"),

	CONTACT_PERSON("contact person",
			"\\bansprechpartner(in)?\\b|\\bansprechperson\\b|\\bcontact person\\b"
					+ "|\\b(an|rück)meldung(en)? (bei|unter|über) (frau|herrn?|\\p{Lu}\\p{L}+ \\p{Lu})"),

	/** A wrong encoding was put right. */
	REPAIRED_TEXT("repaired text", "(?!)"),

	/** Several entries with one UID became dates of one event. */
	SEVERAL_ENTRIES("several entries", "(?!)"),

	/** A moved date has a text of its own, which is not taken over. */
	CHANGED_TEXT("changed text", "(?!)"),

	/** There is an event of the same title and start already. */
	LOOKS_LIKE("looks like another event", "(?!)");

	private final String reason;

	private final Pattern sign;

	Flag(String reason, String sign) {
		this.reason = reason;
		this.sign = Pattern.compile(sign,
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
	}

	/** As it stands in the report's JSON. */
	String reason() {
		return this.reason;
	}

	/** The key of its text: {@code page.import.flag.<value>}. */
	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Set<Flag> in(CharSequence text) {
		Set<Flag> flags = EnumSet.noneOf(Flag.class);
		for (Flag flag : values()) {
			if (flag.sign.matcher(text).find()) {
				flags.add(flag);
			}
		}
		return flags;
	}

}
