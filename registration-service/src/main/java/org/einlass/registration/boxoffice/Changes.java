package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.TooLate;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a contact may change: give the places back, name other attendees. */
@Component
public class Changes {

	private final Counter counter;

	Changes(Counter counter) {
		this.counter = counter;
	}

	/**
	 * Gives places back or leaves lines; doing it twice is the same answer. One may leave
	 * a line at any time.
	 */
	Mono<Registration> cancel(UUID id, Selection selection) {
		return this.counter.alter(id, (admission, registration) -> switch (registration) {
			case Registration other when !selection.within(other.booking()) -> new Refused(new Unknown());
			case Registration.Active active when selection.any(active.booking(), Place.State.CONFIRMED)
					&& tooLate(admission, active) ->
				new Refused(new TooLate());
			case Registration.Active active ->
				admission.write(active.giveUp(selection::has, Registration.Cause.CONTACT, admission.now()));
			case Registration.Cancelled ended -> new Granted(ended);
			case Registration.Expired ended -> new Granted(ended);
		});
	}

	private static boolean tooLate(Admission admission, Registration registration) {
		return !admission.now().isBefore(cancelUntil(admission.event(), registration));
	}

	/**
	 * Until when the contact may cancel: as the organiser set it, else until the start.
	 */
	static Instant cancelUntil(Event event, Registration registration) {
		Instant set = event.signUp().cancelUntil();
		return (set != null) ? set : start(event, registration);
	}

	/** When the first of its sessions starts. */
	static Instant start(Event event, Registration registration) {
		return registration.booking()
			.count(Place::active)
			.keySet()
			.stream()
			.flatMap((quota) -> event.quota(quota).stream())
			.flatMap((quota) -> event.session(quota.session()).stream())
			.map(Session::start)
			.min(Comparator.naturalOrder())
			.orElse(Instant.MAX);
	}

	/**
	 * Takes places in another quota instead of those in one; what is full is waited for
	 * if wanted, while the old places stay.
	 */
	Mono<Registration> move(UUID id, UUID from, UUID to, boolean wait) {
		return this.counter.alter(id, new Move(from, to, wait));
	}

	/**
	 * Names other attendees, before the start.
	 * @param names by ticket; other tickets keep theirs
	 */
	Mono<Registration> rename(UUID id, Map<UUID, String> names) {
		return this.counter.alter(id, (admission, registration) -> {
			if (!(registration instanceof Registration.Active active)) {
				return new Refused(new Ended());
			}
			if (!admission.now().isBefore(start(admission.event(), active))) {
				return new Refused(new TooLate());
			}
			return admission.write(renamed(active, names));
		});
	}

	static Registration renamed(Registration.Active active, Map<UUID, String> names) {
		return active
			.with(active.booking().tickets((ticket) -> ticket.named(names.getOrDefault(ticket.id(), ticket.name()))));
	}

}
