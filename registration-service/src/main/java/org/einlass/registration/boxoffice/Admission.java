package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyRegistered;
import org.einlass.registration.held.HeldLimits;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.SignUpRules;
import org.jspecify.annotations.Nullable;

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

	private final HeldLimits limits;

	private final Tally tally;

	private final Book book;

	private Line line;

	private int served;

	/**
	 * What is known when the batch begins.
	 *
	 * @param registrations those that are asked about, are overdue, or wait
	 * @param endless quotas for which more wait than are among the registrations
	 */
	record Known(Event event, List<Registration> registrations, Set<UUID> endless, Map<Claim, UUID> claims,
			Map<UUID, Set<String>> accessCodes, Instant now) {
	}

	Admission(Known known, Persons persons, HeldLimits limits) {
		this.event = known.event();
		this.now = known.now();
		this.endless = known.endless();
		this.persons = persons;
		this.limits = limits;
		this.terms = new Terms(known.event(), known.accessCodes(), known.now());
		this.tally = new Tally(known.event(), known.claims(), limits);
		this.book = new Book(known.registrations());
		this.line = line();
		Overdue overdue = new Overdue(known.event(), known.now());
		this.book.all().forEach((registration) -> record(overdue.left(registration)));
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

	Book book() {
		return this.book;
	}

	/** Freed places go to those who wait first, and to the public second. */
	private void serveLine() {
		this.line = line();
		for (Optional<Line.Group> next = this.line.next(this.tally); next.isPresent();) {
			serve(next.get());
			this.served++;
			this.line = line();
			next = this.line.next(this.tally);
		}
	}

	/** After so many, those come next who are not known here: the next batch knows. */
	private Line line() {
		Line all = new Line(this.event, this.book.all(), this.now);
		return (this.served < Line.MOST_KNOWN) ? all : all.without(this.endless);
	}

	private void serve(Line.Group group) {
		Registration.Known waiting = group.registration();
		boolean atOnce = group.swaps() || this.event.signUp().promotion() == SignUpRules.Promotion.CONFIRM;
		record(atOnce ? waiting.promote(group::has, this.now)
				: waiting.offer(group::has, Deadlines.offer(this.now, this.line.start(group))));
	}

	/** Somebody asks for places: all of them, or none, or a place in the line. */
	Outcome signUp(SignUp signUp, Booking booking) {
		return new Allotment(this, true).signUp(signUp, booking);
	}

	/** The contact of a registration turned out to be right. */
	Outcome confirm(Registration registration) {
		return new Allotment(this, false).confirm(registration);
	}

	/**
	 * Whether so many registrations with this address are yet to be confirmed that
	 * another one is not kept.
	 * @param registration the one that it is about, which does not count
	 */
	boolean tooManyOpen(@Nullable String email, UUID registration) {
		return email != null
				&& this.book.open(email).filter((one) -> !one.id().equals(registration)).count() >= this.limits
					.perAddress();
	}

	/**
	 * One more is not kept, though it looks so from outside. Those that are kept are told
	 * so by one mail, however often it happens.
	 */
	Outcome notKept(Registration shown) {
		String email = Objects.requireNonNull(shown.booking().contact().email());
		if (this.book.with(email).noneMatch((one) -> one.booking().mails().notKept() > 0)) {
			this.book.open(email)
				.filter((one) -> !one.id().equals(shown.id()))
				.findFirst()
				.ifPresent(
						(first) -> record(first.with(first.booking().mails(first.booking().mails().oneMoreNotKept()))));
		}
		return new Outcome.NotKept(shown);
	}

	/**
	 * A registration has become this; what it gives back goes to those who wait. Refused
	 * if it is one too many of a person's.
	 */
	Outcome write(Registration registration) {
		Optional<RegistrationRefused> refused = once(registration);
		if (refused.isPresent()) {
			return new Outcome.Refused(refused.get());
		}
		boolean stirs = stirs(registration);
		record(registration);
		if (stirs) {
			serveLine();
		}
		return new Outcome.Granted(this.book.find(registration.id()).orElseThrow());
	}

	/**
	 * Whether places get free by this, or somebody waits for others than before. Whoever
	 * has not confirmed the address stands in no line yet.
	 */
	private boolean stirs(Registration registration) {
		return waits(registration) || this.book.find(registration.id())
			.filter((before) -> waits(before) || !before.booking().reserved().equals(registration.booking().reserved()))
			.isPresent();
	}

	private static boolean waits(Registration registration) {
		return !Line.groups(registration).isEmpty();
	}

	/** Why a person may not have this besides what that person has, else empty. */
	Optional<RegistrationRefused> once(Registration registration) {
		Set<Claim> more = new HashSet<>(this.persons.claims(this.event, registration));
		this.book.find(registration.id())
			.ifPresent((before) -> more.removeAll(this.persons.claims(this.event, before)));
		return this.tally.claimed(more, registration.id()) ? Optional.of(new AlreadyRegistered()) : Optional.empty();
	}

	private void record(Registration registration) {
		Optional<Registration> before = this.book.find(registration.id());
		if (before.isPresent() && before.get().equals(registration)) {
			return;
		}
		this.tally.count(before.map(Registration::booking), registration.booking());
		this.book.write(registration);
		this.book.claim(registration.id(),
				this.tally.hold(this.persons.claims(this.event, registration), registration.id()));
	}

	/** How many places are free for newcomers who do not wait. */
	int free(UUID quota) {
		return closed(quota) ? 0 : spare(quota);
	}

	/** How many places are free that nobody in the line waits for. */
	int spare(UUID quota) {
		boolean kept = this.line.blocked().contains(quota) || this.endless.contains(quota);
		return kept ? 0 : this.tally.free(quota);
	}

	/** How many more places guests may hold who have not confirmed their address. */
	int holdable(UUID quota) {
		return this.tally.holdable(quota);
	}

	/** How many places nobody has, whoever waits for them. */
	int left(UUID quota) {
		return this.tally.free(quota);
	}

	/**
	 * Whether one may wait for so many places. Where sign-up has closed since all places
	 * were taken once, one may stand behind others, but not ask for what is left.
	 */
	boolean mayWait(Quota quota, int wanted) {
		boolean atOnce = spare(quota.id()) >= wanted;
		return quota.waitingList() && !quota.removed() && !(closed(quota.id()) && atOnce);
	}

	private boolean closed(UUID quota) {
		return this.event.signUp().closeWhenSoldOut() && this.tally.soldOut(quota);
	}

}
