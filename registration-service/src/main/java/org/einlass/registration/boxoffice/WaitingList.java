package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.NoOffer;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What somebody who waits, or the organiser for somebody who waits, may do. */
@Component
public class WaitingList {

	private final Counter counter;

	WaitingList(Counter counter) {
		this.counter = counter;
	}

	/**
	 * Takes the places on offer, as long as those sessions take place; doing it twice is
	 * the same answer.
	 * @param key under which a repetition does not take a later offer, if given
	 */
	Mono<Registration> accept(UUID id, IdempotencyKeys.@Nullable Key key) {
		return this.counter.alter(id, (admission, registration) -> switch (registration) {
			case Registration.Offered offered -> admission.terms()
				.takesPlace(offered.booking().count(Place::offered).keySet())
				.<Outcome>map(Refused::new)
				.orElseGet(() -> admission.write(offered.accept(admission.now())));
			case Registration.Confirmed confirmed -> new Granted(confirmed);
			case Registration.Active other -> new Refused(new NoOffer());
			case Registration.Cancelled ended -> new Refused(new Ended());
			case Registration.Expired ended -> new Refused(new Ended());
		}, key);
	}

	/**
	 * Gives the places on offer to the next in line; doing it twice is the same answer.
	 * @param key under which a repetition does not refuse a later offer, if given
	 */
	Mono<Registration> decline(UUID id, IdempotencyKeys.@Nullable Key key) {
		return this.counter.alter(id, (admission, registration) -> switch (registration) {
			case Registration.Offered offered -> admission.write(offered.decline(admission.now()));
			case Registration.Active other when other.booking().any(WaitingList::declined) -> new Granted(other);
			case Registration.Active other -> new Refused(new NoOffer());
			case Registration.Cancelled ended -> new Granted(ended);
			case Registration.Expired ended -> new Granted(ended);
		}, key);
	}

	/** Whether it was waited for and then refused, by the contact. */
	private static boolean declined(Place place) {
		return place.state() == Place.State.CANCELLED && place.waits() != null && !place.isLost();
	}

	/**
	 * The organiser gives somebody the places that are waited for in one session, out of
	 * turn. It is written down who did it and why.
	 */
	public Mono<Registration> promote(Errand errand, UUID session) {
		return this.counter.alter(errand.registration(), (admission, registration) -> {
			Outcome outcome = errand.concerns(registration) ? new Promotion(session).on(admission, registration)
					: new Refused(new Unknown());
			if (outcome instanceof Granted granted && !granted.registration().equals(registration)) {
				admission.book().record(errand.done("promote", admission.now()));
			}
			return outcome;
		});
	}

}
