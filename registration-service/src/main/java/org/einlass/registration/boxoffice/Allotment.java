package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyPlaces;
import org.einlass.registration.programme.Quota;

/**
 * Gives places, or places in the line, to those who ask for them.
 *
 * @param newcomer whether sign-up may have closed for them since all places were taken
 */
record Allotment(Admission admission, boolean newcomer) {

	Outcome signUp(SignUp signUp, Booking booking) {
		boolean confirmed = signUp.addressVerified() || !this.admission.event().signUp().requireConfirmation();
		return this.admission.terms()
			.refuse(signUp)
			.or(() -> this.admission.once(seating(booking, Set.of(), Wish.ANY).of(confirmed)))
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> seat(booking, Wish.of(signUp), confirmed));
	}

	Outcome confirm(Registration registration) {
		return switch (registration) {
			case Registration.Held held -> confirm(held, held.confirm(this.admission.now()));
			case Registration.Waitlisted waiting when waiting.confirmBy() != null -> queue(waiting);
			case Registration.Expired expired -> late(expired);
			default -> new Outcome.Granted(registration);
		};
	}

	/** Nobody is told to wait where nobody is served any longer. */
	private Outcome queue(Registration.Waitlisted waiting) {
		Registration.Waitlisted confirmed = waiting.confirm();
		boolean inVain = Line.groups(confirmed)
			.stream()
			.allMatch((group) -> group.places().keySet().stream().anyMatch(this::gone));
		return inVain ? new Outcome.Refused(new Ended()) : confirm(waiting, confirmed);
	}

	private boolean gone(UUID id) {
		return this.admission.event().quota(id).filter((quota) -> !quota.removed()).isEmpty();
	}

	private Outcome confirm(Registration registration, Registration confirmed) {
		return this.admission.terms()
			.takesPlace(registration.booking().count(Place::active).keySet())
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> this.admission.write(confirmed));
	}

	/** Places that were held too long may be others' by now, or there no longer. */
	private Outcome late(Registration.Expired expired) {
		Booking booking = expired.revive(this.admission.now()).booking();
		Set<UUID> quotas = booking.count(Place::active).keySet();
		if (quotas.isEmpty() || quotas.stream().anyMatch((id) -> this.admission.event().quota(id).isEmpty())) {
			return new Outcome.Refused(new Ended());
		}
		return this.admission.terms()
			.takesPlace(quotas)
			.or(() -> this.admission.once(seating(booking, Set.of(), Wish.ANY).of(true)))
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> seat(booking, Wish.again(booking), true));
	}

	private Outcome seat(Booking booking, Wish wish, boolean confirmed) {
		Map<UUID, Integer> full = booking.taken()
			.entrySet()
			.stream()
			.filter((wanted) -> free(wanted.getKey()) < wanted.getValue())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return full.entrySet()
			.stream()
			.flatMap((wanted) -> refuse(wanted.getKey(), wanted.getValue(), wish).stream())
			.findFirst()
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> this.admission.write(seating(booking, full.keySet(), wish).of(confirmed)));
	}

	private int free(UUID quota) {
		return this.newcomer ? this.admission.free(quota) : this.admission.spare(quota);
	}

	private Seating seating(Booking booking, Set<UUID> full, Wish wish) {
		return new Seating(booking, full, !wish.each(full), this.admission.event().signUp().hold(),
				this.admission.now());
	}

	private Optional<RegistrationRefused> refuse(UUID id, int wanted, Wish wish) {
		Quota quota = this.admission.event().quota(id).orElseThrow();
		boolean line = this.admission.mayWait(quota, wanted);
		Integer most = quota.wanted();
		if (!line || !wish.waits(id)) {
			return Optional.of(new SoldOut(id, free(id), line));
		}
		return (most != null && wanted > most) ? Optional.of(new TooManyPlaces(most)) : Optional.empty();
	}

}
