package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.TooLate;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a contact may change: give the places back, name other attendees. */
@Component
public class Changes {

	private final Ledger ledger;

	private final Registrations registrations;

	Changes(Ledger ledger, Registrations registrations) {
		this.ledger = ledger;
		this.registrations = registrations;
	}

	/** Gives all places back; doing it twice is the same answer. */
	Mono<Registration> cancel(UUID id) {
		return this.ledger.change(id, (event, registration) -> {
			Instant now = this.ledger.now();
			return switch (registration) {
				case Registration.Held held -> this.ledger.written(held, held.cancel(Registration.Cause.CONTACT, now));
				case Registration.Confirmed confirmed when !now.isBefore(cancelUntil(event, confirmed)) ->
					Outcome.refused(new TooLate());
				case Registration.Confirmed confirmed ->
					this.ledger.written(confirmed, confirmed.cancel(Registration.Cause.CONTACT, now));
				case Registration.Cancelled ended -> Mono.just(new Outcome.Granted(ended));
				case Registration.Expired ended -> Mono.just(new Outcome.Granted(ended));
			};
		});
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
			.tickets()
			.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter(Place::taken)
			.flatMap((place) -> event.session(place.session()).stream())
			.map(Session::start)
			.min(Comparator.naturalOrder())
			.orElse(Instant.MAX);
	}

	/**
	 * Names other attendees, before the start.
	 * @param names by ticket; other tickets keep theirs
	 */
	Mono<Registration> rename(UUID id, Map<UUID, String> names) {
		return this.ledger.change(id, (event, registration) -> switch (registration) {
			case Registration.Cancelled ended -> Outcome.refused(new Ended());
			case Registration.Expired ended -> Outcome.refused(new Ended());
			case Registration.Held held -> renamed(event, held, names);
			case Registration.Confirmed confirmed -> renamed(event, confirmed, names);
		});
	}

	/**
	 * Nobody is told: names are nobody else's business, and versions do not show them.
	 */
	private Mono<Outcome> renamed(Event event, Registration registration, Map<UUID, String> names) {
		if (!this.ledger.now().isBefore(start(event, registration))) {
			return Outcome.refused(new TooLate());
		}
		Registration renamed = registration.with(registration.booking()
			.tickets((ticket) -> ticket.named(names.getOrDefault(ticket.id(), ticket.name()))));
		return this.registrations.save(List.of(renamed)).thenReturn(new Outcome.Granted(renamed));
	}

}
