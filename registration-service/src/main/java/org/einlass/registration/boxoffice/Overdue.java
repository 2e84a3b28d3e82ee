package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.function.Predicate;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.jspecify.annotations.Nullable;

/** What is left of registrations whose deadlines have passed. */
record Overdue(Event event, Instant now) {

	Registration left(Registration registration) {
		Predicate<Place> began = this::began;
		return switch (registration) {
			case Registration.Held held when past(held.holdUntil()) -> held.expire(this.now);
			case Registration.Waitlisted waiting when past(waiting.confirmBy()) -> waiting.expire(this.now);
			case Registration.Offered offered when past(offered.offerUntil()) -> missed(offered.lapse(this.now), began);
			default -> missed(registration, began);
		};
	}

	/** Nobody waits for a session that has begun. */
	private Registration missed(Registration registration, Predicate<Place> began) {
		boolean missed = registration.booking().any((place) -> place.waiting() && began.test(place));
		return (missed && registration instanceof Registration.Known known) ? known.miss(began, this.now)
				: registration;
	}

	private boolean began(Place place) {
		return this.event.session(place.session()).map(Session::start).filter(this::past).isPresent();
	}

	private boolean past(@Nullable Instant deadline) {
		return deadline != null && !deadline.isAfter(this.now);
	}

}
