package org.einlass.registration.attendance;

import java.util.List;
import java.util.Optional;

import org.einlass.registration.ticket.TicketReference;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the list of a session.
 *
 * @param text part of a name, of a reference or (for organisers) of an e-mail address
 * @param status of places, or one of {@link #PRESENCES}; empty for all
 * @param cursor the place after which the page begins
 */
record Search(String text, String status, @Nullable Cursor cursor) {

	static final List<String> STATUSES = List.of("confirmed", "held", "waitlisted", "offered", "cancelled", "expired",
			"released");

	static final List<String> PRESENCES = List.of("absent", "inside", "left");

	static Search of(@Nullable String text, @Nullable String status, @Nullable String cursor) {
		String wanted = (status != null) ? status : "";
		Optional<Cursor> after = Cursor.parse((cursor != null) ? cursor : "");
		new Checks().optionalLine("q", text, 200)
			.that(wanted.isEmpty() || STATUSES.contains(wanted) || PRESENCES.contains(wanted), "status", "choice")
			.that(after.isPresent() || cursor == null || cursor.isEmpty(), "cursor", "malformed")
			.done();
		return new Search((text != null) ? text.strip() : "", wanted, after.orElse(null));
	}

	/** The pattern for {@code ilike}; the text's own wildcards are plain characters. */
	String pattern() {
		return "%" + this.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	/** The reference that was typed, or one that nobody has. */
	String reference() {
		return TicketReference.parse(this.text).map(TicketReference::registration).orElse("");
	}

}
