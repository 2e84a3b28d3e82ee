package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyRegistered;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.NoPlace;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.TooLate;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Everybody of a registration who has, or lost, a confirmed place in one quota gets one
 * in another instead: at once if they are free, else as soon as they are, while the old
 * ones stay. The newest wish counts: what was waited for instead of the old places before
 * is waited for no longer.
 *
 * @param waits whether to wait for places that are not free
 * @param accessCode that opens the other quota, if given
 */
record Move(UUID from, UUID to, boolean waits, @Nullable String accessCode) implements Deed {

	@Override
	public Outcome on(Admission admission, Registration registration) {
		if (waitsAlready(registration.booking()) || movedAlready(registration.booking())) {
			return new Granted(registration);
		}
		return refuse(admission.terms(), registration).<Outcome>map(Refused::new)
			.orElseGet(() -> move(admission, registration, admission.event().quota(this.to).orElseThrow()));
	}

	/** All who had places in the one quota gave them for places in the other. */
	private boolean movedAlready(Booking booking) {
		List<Ticket> asked = booking.tickets().stream().filter((ticket) -> has(ticket, this::gaveBack)).toList();
		return !asked.isEmpty() && !booking.any(this::moves) && asked.stream()
			.allMatch((ticket) -> has(ticket, (place) -> place.quota().equals(this.to) && place.confirmed()));
	}

	private boolean gaveBack(Place place) {
		return place.quota().equals(this.from) && place.state() == Place.State.CANCELLED && !place.isLost();
	}

	private static boolean has(Ticket ticket, Predicate<Place> which) {
		return ticket.places().stream().anyMatch(which);
	}

	/** Asking twice is the same answer. */
	private boolean waitsAlready(Booking booking) {
		return booking
			.any((place) -> place.quota().equals(this.to) && place.waiting() && this.from.equals(place.insteadOf()));
	}

	/** Why this is not to be had however many places are free, else empty. */
	Optional<RegistrationRefused> refuse(Terms terms, Registration registration) {
		Booking booking = registration.booking();
		if (!booking.any(this::moves)) {
			return Optional.of((registration instanceof Registration.Active) ? new NoPlace() : new Ended());
		}
		Optional<Quota> quota = terms.event().quota(this.to);
		if (quota.isEmpty() || this.from.equals(this.to)) {
			return Optional.of(new Unknown());
		}
		if (booking.tickets().stream().anyMatch((ticket) -> hasBoth(ticket, quota.get().session()))) {
			return Optional.of(new AlreadyRegistered());
		}
		boolean lost = !booking.any((place) -> moves(place) && place.taken());
		boolean used = booking.any((place) -> moves(place) && place.taken() && place.inside());
		if (used || !lost && terms.late(this.from)) {
			return Optional.of(new TooLate());
		}
		return terms.takesPlace(Set.of(this.to))
			.or(() -> lost ? terms.ahead(Set.of(this.to)) : terms.open(Set.of(this.to)))
			.or(() -> terms.eligible(Set.of(this.to), booking.account(), this.accessCode));
	}

	/** Whether it moves to a session in which it has another place, or waits for one. */
	private boolean hasBoth(Ticket ticket, UUID session) {
		return ticket.places().stream().anyMatch(this::moves) && ticket.places()
			.stream()
			.filter((place) -> place.active() && place.session().equals(session))
			.anyMatch((place) -> !place.quota().equals(this.from) && !Swap.standsInFor(place, Set.of(this.from)));
	}

	private Outcome move(Admission admission, Registration registration, Quota quota) {
		Booking booking = registration.booking();
		int count = booking.count(this::moves).getOrDefault(this.from, 0);
		boolean keeps = booking.any((place) -> moves(place) && place.taken());
		if (admission.free(this.to) >= count) {
			Booking moved = booking.tickets((ticket) -> moved(ticket, (old) -> old.in(Place.State.CANCELLED),
					Place.of(this.to, quota.session(), Place.State.CONFIRMED)));
			return write(admission, registration, moved.mails(moved.mails().oneMoreTicket()));
		}
		boolean line = keeps && admission.mayWait(quota, count) && (quota.wanted() == null || count <= quota.wanted());
		if (!this.waits || !line) {
			return new Refused(new SoldOut(this.to, 0, line));
		}
		Waiting waits = new Waiting(admission.now(), false);
		Booking waiting = booking.tickets((ticket) -> moved(ticket, UnaryOperator.identity(),
				Place.insteadOf(this.from, this.to, quota.session(), waits)));
		return write(admission, registration, waiting.mails(waiting.mails().oneMoreWaiting()));
	}

	private static Outcome write(Admission admission, Registration registration, Booking moved) {
		return admission.write(Standing.of(registration).with(moved, admission.now()).orElseThrow());
	}

	private Ticket moved(Ticket ticket, UnaryOperator<Place> old, Place place) {
		if (ticket.places().stream().noneMatch(this::moves)) {
			return ticket;
		}
		List<Place> places = new ArrayList<>();
		ticket.places()
			.stream()
			.filter((one) -> !one.quota().equals(this.to))
			.map((one) -> moves(one) ? old.apply(one) : over(one) ? one.in(Place.State.CANCELLED) : one)
			.forEach(places::add);
		places.add(place);
		return ticket.places(places);
	}

	private boolean moves(Place place) {
		return place.quota().equals(this.from) && (place.confirmed() || place.lost() == Place.State.CONFIRMED);
	}

	private boolean over(Place place) {
		return Swap.standsInFor(place, Set.of(this.from)) && (place.waiting() || place.isLost());
	}

}
