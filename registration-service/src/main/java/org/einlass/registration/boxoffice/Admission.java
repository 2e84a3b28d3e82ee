package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyRegistered;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyPlaces;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.SignUpRules;

/**
 * Decides who gets a place: a pure function of an event with its quotas, the
 * registrations that matter, who is in already, what is asked for, and the time. What is
 * overdue is given back first, then those who wait are served, then those who ask, in
 * their order; what they give back goes to those who wait before the next one is heard.
 */
final class Admission {

	private final Event event;

	private final Instant now;

	private final Set<UUID> endless;

	private final Terms terms;

	private final Persons persons;

	private final Tally tally;

	private final Book book;

	private Line line;

	/**
	 * What is known when the batch begins.
	 *
	 * @param registrations those that are asked about, are overdue, or wait
	 * @param endless quotas for which more wait than are among the registrations
	 */
	record Known(Event event, List<Registration> registrations, Set<UUID> endless, Map<Claim, UUID> claims,
			Map<UUID, Set<String>> accessCodes, Instant now) {
	}

	Admission(Known known, Persons persons) {
		this.event = known.event();
		this.now = known.now();
		this.endless = known.endless();
		this.persons = persons;
		this.terms = new Terms(known.event(), known.accessCodes(), known.now());
		this.tally = new Tally(known.event(), known.claims());
		this.book = new Book(known.registrations());
		this.line = line();
		this.book.all().forEach(this::giveOverdueBack);
		serveLine();
	}

	Event event() {
		return this.event;
	}

	Instant now() {
		return this.now;
	}

	Terms terms() {
		return this.terms;
	}

	Tally tally() {
		return this.tally;
	}

	Book book() {
		return this.book;
	}

	private void giveOverdueBack(Registration registration) {
		switch (registration) {
			case Registration.Held held when !held.holdUntil().isAfter(this.now) -> record(held.expire(this.now));
			case Registration.Waitlisted waiting when over(waiting) -> record(waiting.expire(this.now));
			case Registration.Offered offered when !offered.offerUntil().isAfter(this.now) ->
				record(offered.lapse(this.now));
			default -> {
			}
		}
	}

	private boolean over(Registration.Waitlisted waiting) {
		Instant confirmBy = waiting.confirmBy();
		return confirmBy != null && !confirmBy.isAfter(this.now);
	}

	/** Freed places go to those who wait first, and to the public second. */
	private void serveLine() {
		this.line = line();
		for (Optional<Line.Group> next = this.line.next(this.tally); next.isPresent();) {
			serve(next.get());
			this.line = line();
			next = this.line.next(this.tally);
		}
	}

	private Line line() {
		return new Line(this.event, this.book.all(), this.endless, this.now);
	}

	private void serve(Line.Group group) {
		Set<UUID> quotas = group.places().keySet();
		Registration.Known waiting = group.registration();
		boolean stands = waiting.booking().any((place) -> place.waiting() && place.insteadOf() != null);
		boolean atOnce = stands || this.event.signUp().promotion() == SignUpRules.Promotion.CONFIRM;
		record(atOnce ? waiting.promote(quotas, this.now)
				: waiting.offer(quotas, Deadlines.offer(this.now, this.line.start(group))));
	}

	/** Somebody asks for places: all of them, or none, or a place in the line. */
	Outcome signUp(SignUp signUp, Booking booking) {
		boolean confirmed = signUp.addressVerified() || !this.event.signUp().requireConfirmation();
		return this.terms.refuse(signUp)
			.or(() -> once(booking, confirmed))
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> seat(booking, Wish.of(signUp), confirmed));
	}

	/** Why a person who is in already is refused, else empty. */
	Optional<RegistrationRefused> once(Booking booking, boolean confirmed) {
		return this.tally.claimed(claims(booking, confirmed), booking.id()) ? Optional.of(new AlreadyRegistered())
				: Optional.empty();
	}

	private Set<Claim> claims(Booking booking, boolean confirmed) {
		return this.persons.claims(this.event, booking.count(Place::active).keySet(), booking.account(),
				confirmed ? booking.contact().email() : null);
	}

	/** The contact of a registration turned out to be right. */
	Outcome confirm(Registration registration) {
		Booking booking = switch (registration) {
			case Registration.Expired expired -> expired.revive(this.now).booking();
			default -> registration.booking();
		};
		Set<UUID> quotas = booking.count(Place::active).keySet();
		return this.terms.takesPlace(quotas)
			.or(() -> once(booking, true))
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> confirmed(registration, booking));
	}

	private Outcome confirmed(Registration registration, Booking booking) {
		return switch (registration) {
			case Registration.Held held -> claim(held.confirm(this.now), true);
			case Registration.Waitlisted waiting when waiting.confirmBy() != null -> claim(waiting.confirm(), true);
			case Registration.Expired expired -> seat(booking, Wish.ANY, true);
			default -> new Outcome.Granted(registration);
		};
	}

	private Outcome seat(Booking booking, Wish wish, boolean confirmed) {
		Map<UUID, Integer> places = booking.taken();
		Map<UUID, Integer> full = places.entrySet()
			.stream()
			.filter((wanted) -> free(wanted.getKey()) < wanted.getValue())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return full.entrySet()
			.stream()
			.flatMap((wanted) -> refuse(wanted.getKey(), wanted.getValue(), wish).stream())
			.findFirst()
			.<Outcome>map(Outcome.Refused::new)
			.orElseGet(() -> claim(seating(booking, full.keySet(), wish).of(confirmed), confirmed));
	}

	private Seating seating(Booking booking, Set<UUID> full, Wish wish) {
		return new Seating(booking, full, !wish.each(full), this.event.signUp().hold(), this.now);
	}

	/** How many places are free for those who do not wait. */
	int free(UUID quota) {
		boolean closed = this.event.signUp().closeWhenSoldOut() && this.tally.soldOut(quota);
		return (closed || this.line.blocked().contains(quota)) ? 0 : this.tally.free(quota);
	}

	private Optional<RegistrationRefused> refuse(UUID id, int wanted, Wish wish) {
		Quota quota = this.event.quota(id).orElseThrow();
		boolean line = quota.waitingList() && !quota.removed();
		Integer most = quota.wanted();
		if (!line || !wish.waits(id)) {
			return Optional.of(new SoldOut(id, free(id), line));
		}
		return (most != null && wanted > most) ? Optional.of(new TooManyPlaces(most)) : Optional.empty();
	}

	/** A registration is there, and counts as its person's. */
	Outcome claim(Registration registration, boolean confirmed) {
		Set<Claim> mine = claims(registration.booking(), confirmed);
		this.tally.claim(mine, registration.id());
		this.book.claim(registration.id(), mine);
		return write(registration);
	}

	/** A registration has become this; what it gives back goes to those who wait. */
	Outcome write(Registration registration) {
		record(registration);
		serveLine();
		return new Outcome.Granted(this.book.find(registration.id()).orElseThrow());
	}

	private void record(Registration registration) {
		Map<UUID, Integer> before = this.book.find(registration.id())
			.map((known) -> known.booking().taken())
			.orElse(Map.of());
		this.tally.count(before, registration.booking().taken());
		this.book.write(registration);
		if (!(registration instanceof Registration.Active)) {
			this.tally.release(registration.id());
		}
	}

	/** Gives places that one waits for out of turn, if as many are free. */
	Outcome promote(Registration.Known waiting) {
		Map<UUID, Integer> wanted = waiting.booking().wanted();
		return wanted.entrySet()
			.stream()
			.filter((one) -> this.tally.free(one.getKey()) < one.getValue())
			.findFirst()
			.<Outcome>map(
					(full) -> new Outcome.Refused(new SoldOut(full.getKey(), this.tally.free(full.getKey()), true)))
			.orElseGet(() -> write(waiting.promote(wanted.keySet(), this.now)));
	}

	/** Whether places are free for those who do not wait. */
	boolean free(Map<UUID, Integer> places) {
		return places.entrySet().stream().allMatch((wanted) -> free(wanted.getKey()) >= wanted.getValue());
	}

}
