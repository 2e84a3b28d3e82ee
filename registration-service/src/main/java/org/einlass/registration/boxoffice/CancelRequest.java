package org.einlass.registration.boxoffice;

import java.util.Set;
import java.util.UUID;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/** Which places: of these tickets and in these quotas; all where none is named. */
record CancelRequest(@Nullable Set<UUID> tickets, @Nullable Set<UUID> quotas) {

	Selection checked() {
		Checks checks = new Checks();
		if (this.tickets != null) {
			checks.size("tickets", this.tickets, 1, 100);
		}
		if (this.quotas != null) {
			checks.size("quotas", this.quotas, 1, 200);
		}
		checks.done();
		return new Selection(this.tickets, this.quotas);
	}

}
