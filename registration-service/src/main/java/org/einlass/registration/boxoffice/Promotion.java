package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.NotConfirmed;
import org.einlass.registration.boxoffice.RegistrationRefused.NotWaiting;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;

/** Gives the places that one waits for, or is offered, in one session, out of turn. */
record Promotion(UUID session) implements Deed {

	@Override
	public Outcome on(Admission admission, Registration registration) {
		Predicate<Place> here = (place) -> place.session().equals(this.session) && (place.waiting() || place.offered());
		return switch (registration) {
			case Registration.Active unknown when unknown.booking().any(here)
					&& Standing.of(unknown).confirmBy() != null ->
				new Refused(new NotConfirmed());
			case Registration.Known known when known.booking().any(here) -> promote(admission, known, here);
			case Registration.Active served when served.booking().any(this::served) -> new Granted(served);
			case Registration.Active other -> new Refused(new NotWaiting());
			case Registration.Cancelled ended -> new Refused(new Ended());
			case Registration.Expired ended -> new Refused(new Ended());
		};
	}

	/** Asking twice is the same answer: it has the place that it waited for. */
	private boolean served(Place place) {
		return place.session().equals(this.session) && place.confirmed() && place.waits() != null;
	}

	private static Outcome promote(Admission admission, Registration.Known known, Predicate<Place> here) {
		Map<UUID, Integer> wanted = known.booking().count((place) -> here.test(place) && place.waiting());
		return admission.terms()
			.takesPlace(known.booking().count(here).keySet())
			.or(() -> full(admission, wanted))
			.<Outcome>map(Refused::new)
			.orElseGet(() -> admission.write(known.promote(here, admission.now())));
	}

	private static Optional<RegistrationRefused> full(Admission admission, Map<UUID, Integer> wanted) {
		return wanted.entrySet()
			.stream()
			.filter((one) -> admission.left(one.getKey()) < one.getValue())
			.findFirst()
			.map((full) -> new SoldOut(full.getKey(), admission.left(full.getKey()), true));
	}

}
