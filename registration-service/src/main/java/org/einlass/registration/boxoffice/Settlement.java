package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;

/**
 * A registration loses its places in sessions that do not take place, and has those back
 * that do after all. Whoever has signed up elsewhere meanwhile, where one may have only
 * one registration, keeps that instead.
 */
record Settlement() implements Deed {

	/**
	 * So long mails about what the host has ended wait, since it may be undone (ADR
	 * 0013). What was withdrawn may be published again at any time.
	 */
	private static final Duration SILENCE = Duration.ofMinutes(11);

	@Override
	public Outcome on(Admission admission, Registration registration) {
		Predicate<Place> gone = gone(admission.event());
		Registration left = (registration instanceof Registration.Active active
				&& active.booking().any((place) -> place.active() && gone.test(place)))
						? active.lose(gone, cause(admission.event()), admission.now()) : registration;
		Predicate<Place> back = (place) -> place.isLost() && !gone.test(place);
		if (!left.booking().any(back)) {
			return admission.write(left);
		}
		Registration found = left.find(back, deadlines(admission, left, back), admission.now());
		Outcome outcome = admission.write(told(left, found, admission.now()));
		return (outcome instanceof Refused) ? admission.write(left.with(left.booking().forget(back))) : outcome;
	}

	/** Whoever has heard that nothing is left gets a mail that it stands again. */
	private static Registration told(Registration left, Registration found, Instant now) {
		boolean heard = switch (left) {
			case Registration.Active stands -> false;
			case Registration.Cancelled ended when ended.cause() == Registration.Cause.EVENT_CANCELLED
					|| ended.cause() == Registration.Cause.SESSION_CANCELLED ->
				!ended.endedAt().plus(SILENCE).isAfter(now);
			case Registration.Cancelled ended -> true;
			case Registration.Expired ended -> true;
		};
		return (heard && found instanceof Registration.Active active) ? MailsAsked.again(active) : found;
	}

	private static Predicate<Place> gone(Event event) {
		boolean published = event.status() == Event.Status.PUBLISHED;
		Set<UUID> cancelled = event.sessions()
			.stream()
			.filter(Session::cancelled)
			.map(Session::id)
			.collect(Collectors.toSet());
		return (place) -> !published || cancelled.contains(place.session());
	}

	private static Registration.Cause cause(Event event) {
		return (event.status() == Event.Status.PUBLISHED) ? Registration.Cause.SESSION_CANCELLED
				: Registration.Cause.EVENT_CANCELLED;
	}

	/**
	 * Time ran on meanwhile: to confirm or to answer, there is as much as at first. What
	 * is on offer already is answered together with offers that come back; where none
	 * does, there is as much time for it as the mail said.
	 */
	private static Standing deadlines(Admission admission, Registration registration, Predicate<Place> back) {
		Instant now = admission.now();
		Standing standing = Standing.of(registration).renewed(now.plus(admission.event().signUp().hold()));
		Predicate<Place> backOnOffer = (place) -> back.test(place) && place.found().offered();
		if (!registration.booking().any(backOnOffer)) {
			return standing;
		}
		Instant start = admission.terms()
			.sessions(registration.booking().count(backOnOffer.or(Place::offered)).keySet())
			.stream()
			.map(Session::start)
			.min(Comparator.naturalOrder())
			.orElse(now);
		return standing.offering(Deadlines.offer(now, start));
	}

}
