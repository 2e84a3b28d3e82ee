package org.einlass.registration.attendance;

import java.util.List;
import java.util.Locale;

import org.einlass.registration.ticket.TicketReference;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.text.EmailDomain;
import org.einlass.starter.text.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the list of a session.
 *
 * @param text part of a name, of a reference or (for organisers) of an e-mail address
 * @param status of places, or one of {@link #PRESENCES}; empty for all
 * @param cursor where the page begins, as an earlier page gave it out
 * @param kept the reference of a ticket that stays on the list whatever its status is by
 * now; empty for none
 */
record Search(String text, String status, @Nullable String cursor, String kept) {

	static final List<String> STATUSES = List.of("confirmed", "held", "waitlisted", "offered", "cancelled", "expired",
			"released");

	static final List<String> PRESENCES = List.of("absent", "inside", "left");

	private static final int LONGEST_CURSOR = 1000;

	static Search of(@Nullable String text, @Nullable String status, @Nullable String cursor) {
		String wanted = (status != null) ? status : "";
		new Checks().searched("q", text, 200)
			.that(wanted.isEmpty() || STATUSES.contains(wanted) || PRESENCES.contains(wanted), "status", "choice")
			.searched("cursor", cursor, LONGEST_CURSOR)
			.done();
		return new Search((text != null) ? text.strip() : "", wanted, cursor, "");
	}

	/** The same, but a ticket that was just ticked off keeps its place on the list. */
	Search keeping(String ticketReference) {
		return new Search(this.text, this.status, this.cursor, ticketReference);
	}

	/** Whether it asks for those who wait, in the order of the line. */
	boolean line() {
		return this.status.equals("waitlisted");
	}

	/** What names are searched for; an address is no name. */
	List<SearchText.Word> words() {
		return this.text.contains("@") ? List.of() : SearchText.question(this.text);
	}

	/** The pattern for {@code ilike}; the text's own wildcards are plain characters. */
	String pattern() {
		return "%" + this.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	/**
	 * The address that was typed, with its domain as we keep it; empty if there is none.
	 */
	String address() {
		int at = this.text.lastIndexOf('@') + 1;
		return EmailDomain.ascii(this.text.substring(at))
			.filter((domain) -> at > 1)
			.map((domain) -> this.text.substring(0, at).toLowerCase(Locale.ROOT) + domain)
			.orElse("");
	}

	/** The reference that was typed, or one that nobody has. */
	String reference() {
		return TicketReference.parse(this.text).map(TicketReference::registration).orElse("");
	}

}
