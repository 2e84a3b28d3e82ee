package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.programme.Session;

/**
 * Somebody comes to the desk and gets free places at once, or none. In the last hours
 * before the start no offers go out to those who wait, so the desk decides: it may give
 * every free place. Before that, those who wait go first here as well.
 */
record WalkIn(SignUp signUp, Actor actor) {

	/** How it is written down: whoever has this came in person, at that time. */
	static final String DEED = "desk";

	Outcome on(Admission admission, Booking booking) {
		Registration given = new Seating(booking, Set.of(), true, admission.event().signUp().hold(), admission.now())
			.of(true);
		return admission.terms()
			.refuseAtDesk(this.signUp)
			.or(() -> admission.once(given))
			.or(() -> full(admission, booking.taken()))
			.<Outcome>map(Refused::new)
			.orElseGet(() -> give(admission, given));
	}

	private Optional<RegistrationRefused> full(Admission admission, Map<UUID, Integer> places) {
		return places.entrySet()
			.stream()
			.filter((wanted) -> free(admission, wanted.getKey()) < wanted.getValue())
			.findFirst()
			.map((wanted) -> new SoldOut(wanted.getKey(), free(admission, wanted.getKey()), false));
	}

	private int free(Admission admission, UUID quota) {
		Instant start = admission.terms()
			.sessions(Set.of(quota))
			.stream()
			.map(Session::start)
			.min(Comparator.naturalOrder())
			.orElse(Instant.MAX);
		boolean deskDecides = !start.isAfter(admission.now().plus(Line.DESK));
		return deskDecides ? admission.left(quota) : admission.free(quota);
	}

	private Outcome give(Admission admission, Registration given) {
		Outcome outcome = admission.write(given);
		if (outcome instanceof Granted) {
			admission.book().record(new Deeds.Record(given.id(), admission.now(), this.actor, DEED, ""));
		}
		return outcome;
	}

}
