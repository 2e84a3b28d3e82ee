package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.EventCancelled;
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
			case Registration.Held held ->
				confirm(held, held.confirm(this.admission.now()), held.expire(this.admission.now()));
			case Registration.Waitlisted waiting when waiting.confirmBy() != null -> queue(waiting);
			case Registration.Expired expired -> late(expired);
			default -> new Outcome.Granted(registration);
		};
	}

	/**
	 * Places that nobody waits for are given at once, and the others are waited for.
	 * Nobody is told to wait where nobody is served any longer.
	 */
	private Outcome queue(Registration.Waitlisted waiting) {
		Registration.Expired ended = waiting.expire(this.admission.now());
		boolean inVain = Line.groups(waiting.confirm())
			.stream()
			.allMatch((group) -> group.places().keySet().stream().anyMatch(this::gone));
		if (inVain) {
			return fall(ended, new Outcome.Refused(new Ended()));
		}
		Booking booking = waiting.booking().turn(Place.State.WAITLISTED, Place.State.HELD);
		return confirm(waiting, seating(booking, full(booking).keySet(), Wish.again(waiting.booking())).of(true),
				ended);
	}

	private boolean gone(UUID id) {
		return this.admission.event().quota(id).filter((quota) -> !quota.removed()).isEmpty();
	}

	private Outcome confirm(Registration registration, Registration confirmed, Registration.Expired ended) {
		return fall(ended,
				this.admission.terms()
					.takesPlace(registration.booking().count(Place::active).keySet())
					.<Outcome>map(Outcome.Refused::new)
					.orElseGet(() -> this.admission.write(confirmed)));
	}

	/**
	 * Whoever is refused at the confirmation will not come by this registration: what it
	 * held is free at once. Only what the organiser cancelled may yet be undone.
	 */
	private Outcome fall(Registration.Expired ended, Outcome outcome) {
		if (outcome instanceof Outcome.Refused refused && !(refused.reason() instanceof EventCancelled)) {
			this.admission.write(ended);
		}
		return outcome;
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
		Map<UUID, Integer> full = full(booking);
		return full.entrySet()
			.stream()
			.flatMap((wanted) -> refuse(wanted.getKey(), wanted.getValue(), wish).stream())
			.findFirst()
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> confirmed ? this.admission.write(seating(booking, full.keySet(), wish).of(true))
					: enter(unconfirmed(seating(booking, full.keySet(), wish), wish)));
	}

	private Outcome enter(Registration unconfirmed) {
		return this.admission.tooManyOpen(unconfirmed.booking().contact().email(), unconfirmed.id())
				? this.admission.notKept(unconfirmed) : this.admission.write(unconfirmed);
	}

	/** Held as long as the share for those is not used up, else all of it in the line. */
	private Registration unconfirmed(Seating seating, Wish wish) {
		Registration held = seating.of(false);
		boolean most = held.booking()
			.held()
			.entrySet()
			.stream()
			.anyMatch((one) -> this.admission.holdable(one.getKey()) < one.getValue());
		return most ? seating.inLine(wish) : held;
	}

	/** The quotas in which not enough places are free, with how many are wanted. */
	private Map<UUID, Integer> full(Booking booking) {
		return booking.taken()
			.entrySet()
			.stream()
			.filter((wanted) -> free(wanted.getKey()) < wanted.getValue())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
