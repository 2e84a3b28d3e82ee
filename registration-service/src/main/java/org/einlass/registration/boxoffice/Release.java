package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.RegistrationRefused.EventOver;
import org.einlass.registration.boxoffice.RegistrationRefused.NotReleasedYet;
import org.einlass.registration.held.HeldPlaces;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.einlass.starter.securitylog.SecurityEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Releases places that nobody has claimed some time after the start, so that the desk can
 * give them to those who wait at the door: no more than the room still holds. And those
 * that guests hold who have not confirmed their address, for everybody. Whoever got one
 * there in the last hours before the start, or since, has come, and keeps it however
 * often places are released.
 */
@Component
public class Release {

	private static final int TOGETHER = 256;

	private final Counter counter;

	private final Unclaimed unclaimed;

	private final HeldPlaces held;

	private final Clock clock;

	Release(Counter counter, Unclaimed unclaimed, HeldPlaces held, Clock clock) {
		this.counter = counter;
		this.unclaimed = unclaimed;
		this.held = held;
		this.clock = clock;
	}

	/** How many places may be released now: none before the time that the event sets. */
	public Mono<Integer> possible(Event event, Session session) {
		return open(event, session)
				? groups(session).map((groups) -> groups.stream().mapToInt(Unclaimed.Group::places).sum())
				: Mono.just(0);
	}

	/** Releases them; how many it were. */
	public Mono<Integer> places(Event event, Session session, Actor actor) {
		if (!open(event, session)) {
			boolean over = !session.over().isAfter(this.clock.instant());
			return Mono.error(() -> (over ? new EventOver() : new NotReleasedYet()).asError());
		}
		return groups(session).flatMapIterable((groups) -> groups)
			.flatMap((group) -> release(event, session.id(), group, actor), TOGETHER)
			.reduce(0, Integer::sum)
			.flatMap((places) -> released(session, actor, places).thenReturn(places));
	}

	private static Mono<Void> released(Session session, Actor actor, int places) {
		return SecurityEvent.PLACES_RELEASED.by(actor.account())
			.about("session", session.id())
			.about("places", places)
			.written();
	}

	/**
	 * Releases the places of a session that guests hold; how many it were. Their
	 * registrations end as if the time to confirm had run out: the code of the mail still
	 * works as long as places are free.
	 */
	public Mono<Integer> held(Event event, UUID session, Actor actor) {
		return this.held.registrations(session)
			.flatMap((id) -> expire(new Errand(event.id(), id, actor, ""), session), TOGETHER)
			.reduce(0, Integer::sum);
	}

	private Mono<Integer> expire(Errand errand, UUID session) {
		return this.counter.alter(errand.event(), errand.registration(), (admission, registration) -> {
			if (!(registration instanceof Registration.Held held)) {
				return new Granted(registration);
			}
			admission.book().record(errand.done("release-held", admission.now()));
			return admission.write(held.expire(admission.now()));
		}).map((left) -> count(left.booking(), session, Place.State.EXPIRED));
	}

	/** Whether places may be released now. */
	private boolean open(Event event, Session session) {
		Instant now = this.clock.instant();
		return event.signUp()
			.releaseFrom(session.start())
			.filter((from) -> !now.isBefore(from) && session.over().isAfter(now))
			.isPresent();
	}

	/** Whoever signed up together is released together, as far as the room holds. */
	private Mono<List<Unclaimed.Group>> groups(Session session) {
		Integer limit = session.roomLimit();
		return this.unclaimed.of(session.id())
			.zipWith(this.unclaimed.insideOrPromised(session.id()),
					(groups, inside) -> (limit == null) ? groups : first(groups, limit - inside));
	}

	private static List<Unclaimed.Group> first(List<Unclaimed.Group> groups, long most) {
		List<Unclaimed.Group> first = new ArrayList<>();
		long left = most;
		for (Unclaimed.Group group : groups) {
			if (group.places() <= left) {
				first.add(group);
				left -= group.places();
			}
		}
		return first;
	}

	private Mono<Integer> release(Event event, UUID session, Unclaimed.Group group, Actor actor) {
		Errand errand = new Errand(event.id(), group.registration(), actor, "");
		return this.counter.alter(group.registration(), (admission, registration) -> {
			Booking left = registration.booking()
				.change((place) -> place.unclaimed() && place.session().equals(session),
						(place) -> place.in(Place.State.RELEASED));
			if (left.equals(registration.booking())) {
				return new Granted(registration);
			}
			admission.book().record(errand.done("release", admission.now()));
			return admission.write(registration.with(left));
		}).map((released) -> count(released.booking(), session, Place.State.RELEASED));
	}

	private static int count(Booking booking, UUID session, Place.State state) {
		return (int) booking.tickets()
			.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter((place) -> place.session().equals(session) && place.state() == state)
			.count();
	}

}
