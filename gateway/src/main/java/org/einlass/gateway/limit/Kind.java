package org.einlass.gateway.limit;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of requests that are counted apart from one another: who signs up a lot may
 * still look at pages.
 */
enum Kind {

	/** Sign-ups through the API and by the form. */
	SIGN_UPS,

	/** What sends a mail to an address that the caller names or chose before. */
	LOOK_UPS,

	/** What can be used to guess a code. */
	CODES,

	/** The way to Keycloak and back. */
	LOG_INS,

	/** Calendar files. */
	IMPORTS,

	/** What a door sends, one by one or as a queue. */
	SCANS,

	/** Lists that are asked for with words or filters: each a search of its own. */
	SEARCHES,

	/** Pages, assets and all else. */
	OTHERS;

	private static final Set<String> MAILING = Set.of("resend", "contact");

	private static final Set<String> WITH_CODE = Set.of("confirm", "move");

	private static final Set<String> LISTED = Set.of("", "events", "programmes", "organisations");

	/**
	 * The kind of a request.
	 * @param path decoded, since services read it decoded as well
	 * @param query as it was sent
	 */
	static Kind of(String method, String path, @Nullable String query) {
		boolean api = path.startsWith("/api/");
		String[] parts = (api ? path.substring("/api/".length()) : path.substring(1)).split("/", 5);
		boolean reads = "GET".equals(method) || "HEAD".equals(method);
		return switch (parts[0]) {
			case "sign-up" -> reads ? OTHERS : SIGN_UPS;
			case "registrations" -> registrations(parts, reads);
			case "login" -> (parts.length == 1 || "oauth2".equals(parts[1])) ? LOG_INS : OTHERS;
			case "oauth2" -> LOG_INS;
			case "imports" -> reads ? OTHERS : IMPORTS;
			case "manage" -> (!reads && parts.length == 2 && "imports".equals(parts[1])) ? IMPORTS : OTHERS;
			case "scans", "door" -> reads ? OTHERS : SCANS;
			case "sessions" -> (!reads && parts.length == 3 && "scans".equals(parts[2])) ? SCANS : OTHERS;
			default -> (reads && query != null && isList(parts[0])) ? SEARCHES : OTHERS;
		};
	}

	/** The name in settings and meters, such as {@code sign-ups}. */
	String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Kind registrations(String[] parts, boolean reads) {
		String last = parts[parts.length - 1];
		if (WITH_CODE.contains(last)) {
			return CODES;
		}
		if (reads) {
			return OTHERS;
		}
		if (parts.length == 1) {
			return SIGN_UPS;
		}
		return ("lookup".equals(parts[1]) || MAILING.contains(last)) ? LOOK_UPS : OTHERS;
	}

	/** {@code events.ics} is the same list in another format. */
	private static boolean isList(String part) {
		int dot = part.indexOf('.');
		return LISTED.contains((dot < 0) ? part : part.substring(0, dot));
	}

}
