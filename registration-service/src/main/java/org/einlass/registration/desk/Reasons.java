package org.einlass.registration.desk;

import org.einlass.starter.problem.Checks;
import org.einlass.starter.text.StrayCode;
import org.jspecify.annotations.Nullable;

/** Why something is done for somebody, as it is written down. */
final class Reasons {

	static final int LONGEST = 500;

	private Reasons() {
	}

	/** As given, or empty. */
	static String of(@Nullable String reason) {
		new Checks().optionalLine("reason", reason, LONGEST)
			.that(reason == null || !StrayCode.ticketIn(reason), "reason", "ticket-code")
			.done();
		return (reason != null) ? reason.strip() : "";
	}

}
