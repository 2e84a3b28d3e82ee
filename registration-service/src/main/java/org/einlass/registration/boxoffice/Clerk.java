package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.Admission.Known;
import org.einlass.registration.boxoffice.IdempotencyKeys.Kept;
import org.einlass.registration.held.HeldLimits;
import org.einlass.registration.programme.Event;
import org.springframework.stereotype.Component;

/** Opens hearings: knows the time, who counts as the same person, and makes drafts. */
@Component
class Clerk {

	private final Persons persons;

	private final Drafts drafts;

	private final HeldLimits limits;

	private final Clock clock;

	Clerk(Persons persons, Drafts drafts, HeldLimits limits, Clock clock) {
		this.persons = persons;
		this.drafts = drafts;
		this.limits = limits;
		this.clock = clock;
	}

	/** Now, as exact as messages and tables keep it. */
	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	Hearing hearing(Known known, Map<UUID, Kept> answered) {
		return new Hearing(new Admission(known, this.persons, this.limits), answered, this.drafts);
	}

	/** All claims that a sign-up may make. */
	Set<Claim> claims(Event event, SignUp signUp) {
		return this.persons.claims(event, signUp.places().keySet(), signUp.account(), signUp.contact().email());
	}

	/** All claims that a registration may make, also if it moves to these quotas. */
	Set<Claim> claims(Event event, Registration registration, Set<UUID> further) {
		Booking booking = registration.booking();
		Set<UUID> quotas = new HashSet<>(booking.count((place) -> true).keySet());
		quotas.addAll(further);
		return this.persons.claims(event, quotas, booking.account(), booking.contact().email());
	}

}
