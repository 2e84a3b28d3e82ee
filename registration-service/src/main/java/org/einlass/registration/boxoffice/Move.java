package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Quota;

/**
 * Everybody of a registration who has, or lost, a place in one quota gets one in another
 * instead: at once if they are free, else as soon as they are, while the old ones stay.
 *
 * @param waits whether to wait for places that are not free
 */
record Move(UUID from, UUID to, boolean waits) implements Deed {

	@Override
	public Outcome on(Admission admission, Registration registration) {
		int count = registration.booking().count(this::moves).getOrDefault(this.from, 0);
		Optional<Quota> quota = admission.event().quota(this.to);
		boolean ended = !(registration instanceof Registration.Confirmed)
				&& !(registration instanceof Registration.Cancelled);
		if (ended || count == 0) {
			return new Refused(new Ended());
		}
		if (quota.isEmpty() || this.from.equals(this.to)) {
			return new Refused(new Unknown());
		}
		return admission.terms()
			.takesPlace(Set.of(this.to))
			.or(() -> admission.terms().open(Set.of(this.to)))
			.<Outcome>map(Refused::new)
			.orElseGet(() -> move(admission, registration, quota.get(), count));
	}

	private Outcome move(Admission admission, Registration registration, Quota quota, int count) {
		if (admission.free(Map.of(this.to, count))) {
			return admission.write(moved(admission, registration, (place) -> Place.State.CANCELLED,
					Place.of(this.to, quota.session(), Place.State.CONFIRMED)));
		}
		boolean keeps = registration.booking().any((place) -> moves(place) && place.taken());
		if (!this.waits || !quota.waitingList() || !keeps) {
			return new Refused(new SoldOut(this.to, 0, quota.waitingList() && keeps));
		}
		Registration waiting = moved(admission, registration, Place::state,
				Place.insteadOf(this.from, this.to, quota.session()));
		return admission.write(waiting.with(waiting.booking().waiting(new Waiting(admission.now(), true))));
	}

	private Registration moved(Admission admission, Registration registration, Function<Place, Place.State> old,
			Place place) {
		Booking moved = registration.booking().tickets((ticket) -> moved(ticket, old, place));
		return switch (registration) {
			case Registration.Cancelled ended -> new Registration.Confirmed(again(moved), admission.now());
			default -> registration.with(again(moved));
		};
	}

	private static Booking again(Booking moved) {
		return moved.any(Place::waiting) ? moved.mails(moved.mails().oneMoreWaiting())
				: moved.mails(moved.mails().oneMoreTicket());
	}

	private Ticket moved(Ticket ticket, Function<Place, Place.State> old, Place place) {
		if (ticket.places().stream().noneMatch(this::moves)) {
			return ticket;
		}
		List<Place> places = new ArrayList<>();
		ticket.places()
			.stream()
			.filter((one) -> !one.quota().equals(this.to))
			.map((one) -> moves(one) ? one.in(old.apply(one)) : one)
			.forEach(places::add);
		places.add(place);
		return ticket.places(places);
	}

	private boolean moves(Place place) {
		return place.quota().equals(this.from) && (place.state() == Place.State.CONFIRMED || place.lost());
	}

}
