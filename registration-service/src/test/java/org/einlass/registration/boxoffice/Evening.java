package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.registration.held.HeldLimits;
import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SignUpRules;
import org.einlass.registration.programme.Visibility;
import org.einlass.registration.programme.SignUpRules.GroupRule;
import org.einlass.registration.programme.SignUpRules.OnePerPerson;
import org.einlass.registration.programme.SignUpRules.Promotion;
import org.jspecify.annotations.Nullable;

/**
 * Information evenings in memory, each session with one quota, whose box office is asked
 * batch by batch. A batch knows no more than the tables would tell it.
 */
final class Evening {

	static final Instant NOW = Instant.parse("2027-05-01T10:00:00Z");

	static final UUID A = new UUID(0, 1);

	static final UUID B = new UUID(0, 2);

	static final UUID C = new UUID(0, 3);

	private final Map<UUID, @Nullable Integer> places = new TreeMap<>();

	private final Tables tables = new Tables();

	private final Set<UUID> soldOut = new HashSet<>();

	private final Persons persons = new Persons(new LinkKeys(new byte[32]));

	Promotion promotion = Promotion.OFFER;

	GroupRule groupRule = GroupRule.IN_ORDER;

	OnePerPerson onePerPerson = OnePerPerson.NONE;

	@Nullable Audience audience;

	@Nullable Instant closesAt;

	@Nullable Instant cancelUntil;

	/** Quotas that one may wait for. */
	final Set<UUID> lines = new HashSet<>(Set.of(A, B, C));

	boolean closeWhenSoldOut;

	boolean requireConfirmation;

	HeldLimits limits = new HeldLimits(50, 5, 3);

	Event.Status status = Event.Status.PUBLISHED;

	/** Quotas whose session does not take place. */
	final Set<UUID> cancelled = new HashSet<>();

	/** Quotas that are there no longer. */
	final Set<UUID> removed = new HashSet<>();

	/** Of sessions that start at another time than the others. */
	final Map<UUID, Duration> starts = new HashMap<>();

	Duration untilStart = Duration.ofDays(10);

	Instant now = NOW;

	static Evening of(@Nullable Integer ofA, int ofB) {
		return of(ofA, ofB, 0);
	}

	static Evening of(@Nullable Integer ofA, int ofB, int ofC) {
		Evening evening = new Evening();
		evening.places.put(A, ofA);
		evening.places.put(B, ofB);
		evening.places.put(C, ofC);
		return evening;
	}

	Evening lower(int ofA) {
		return places(A, ofA);
	}

	Evening places(UUID quota, int most) {
		this.places.put(quota, most);
		return this;
	}

	void later(long seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	/** A batch of requests; what it changes is remembered, as the tables would. */
	List<Outcome> ask(List<Request> requests) {
		Event event = event();
		Registrations.Concerned concerned = this.tables.concerned(requests, this.now);
		Admission admission = new Admission(new Admission.Known(event, concerned.registrations(), concerned.endless(),
				this.tables.claims(), Map.of(A, Set.of("open")), this.now), this.persons, this.limits);
		Hearing.Heard heard = new Hearing(admission, Map.of(), new Drafts(this.tables)).hear(requests);
		this.tables.keep(heard.entries());
		this.places.keySet().stream().filter((quota) -> free(quota) <= 0).forEach(this.soldOut::add);
		return heard.outcomes();
	}

	Outcome alter(Registration registration, Deed deed) {
		return ask(List.of(new Request.Alter(registration.id(), deed))).getFirst();
	}

	Outcome cancel(Registration registration) {
		return alter(registration, (admission, current) -> admission
			.write(((Registration.Active) current).cancel(Registration.Cause.CONTACT, admission.now())));
	}

	Outcome confirm(Registration registration) {
		return alter(registration, Admission::confirm);
	}

	void tick() {
		ask(List.of(new Request.Tick()));
	}

	/**
	 * What the sweep does for all whose session is cancelled, or takes place after all.
	 */
	void settle() {
		all().forEach((one) -> alter(one, new Settlement()));
	}

	Registration granted(Outcome outcome) {
		if (outcome instanceof Outcome.Granted granted) {
			return granted.registration();
		}
		throw new AssertionError("Refused: " + outcome);
	}

	/** As it is by now. */
	Registration now(Registration registration) {
		return this.tables.find(registration.id());
	}

	List<Registration> all() {
		return this.tables.all();
	}

	/** Who holds which claim, as the table has it. */
	Map<Claim, UUID> claims() {
		return this.tables.claims();
	}

	Registration signUp(int count) {
		return signUp(count, A);
	}

	Registration signUp(int count, UUID... quotas) {
		return granted(ask(List.of(party(count, quotas))).getFirst());
	}

	Registration signUp(int count, Wish wish, UUID... quotas) {
		return granted(ask(List.of(party("w" + System.nanoTime() + "@example.org", count, wish, quotas))).getFirst());
	}

	/** A person who is the same each time. */
	static Request.Enter once(UUID quota) {
		return party("one@example.org", 1, new Wish(false, Set.of()), quota);
	}

	static Request.Enter party(int count, UUID... quotas) {
		return party("p" + System.nanoTime() + "@example.org", count, new Wish(true, Set.of()), quotas);
	}

	static Request.Enter party(String email, int count, Wish wish, UUID... quotas) {
		List<SignUp.Attendee> attendees = new ArrayList<>(
				Collections.nCopies(count, new SignUp.Attendee("Ada Example", List.of(), Set.of(quotas))));
		return new Request.Enter(new SignUp(new UUID(2, 2), attendees, new Contact("Ada Example", email, Language.DE),
				null, false, null, wish.joinWaitingList(), wish.waitFor()), null);
	}

	/** Somebody whose address is known to be right. */
	static Request.Enter known(String email, UUID... quotas) {
		SignUp guest = party(email, 1, new Wish(false, Set.of()), quotas).signUp();
		return new Request.Enter(
				new SignUp(guest.event(), guest.attendees(), guest.contact(), null, true, null, false, Set.of()), null);
	}

	int taken(UUID quota) {
		return count(quota, Place::taken);
	}

	/** How many guests hold, or had held and may get back, who have not confirmed. */
	int held(UUID quota) {
		return count(quota, Place::held);
	}

	/** As the tables guard it: lost places are nobody else's. */
	int free(UUID quota) {
		Integer places = this.places.get(quota);
		return (places != null) ? places - count(quota, Place::reserved) : Integer.MAX_VALUE;
	}

	private int count(UUID quota, java.util.function.Predicate<Place> which) {
		return this.tables.all().stream().mapToInt((one) -> one.booking().count(which).getOrDefault(quota, 0)).sum();
	}

	Event event() {
		List<Session> sessions = this.places.keySet()
			.stream()
			.map(this::session)
			.sorted(Comparator.comparing(Session::start).thenComparing(Session::id))
			.toList();
		SignUpRules rules = new SignUpRules(SignUpRules.Kind.HERE, null, this.closesAt, this.cancelUntil, 5,
				this.onePerPerson, new Audience(Audience.Level.GUEST), this.requireConfirmation, 30, this.promotion,
				this.groupRule, this.closeWhenSoldOut, 30, List.of(), null);
		return new Event(new UUID(2, 2), 1, "digitale-stadt", "Digitale Stadt", "event", this.status, Visibility.PUBLIC,
				Map.of("de", "Abend"), rules, List.of(), sessions);
	}

	static UUID sessionOf(UUID quota) {
		return new UUID(1, quota.getLeastSignificantBits());
	}

	private Session session(UUID quota) {
		boolean gone = this.removed.contains(quota) && count(quota, Place::reserved) + this.tables.waiting(quota) == 0;
		Instant start = NOW.plus(this.starts.getOrDefault(quota, this.untilStart));
		return new Session(sessionOf(quota),
				this.cancelled.contains(quota) ? Session.Status.CANCELLED : Session.Status.SCHEDULED, Map.of(), start,
				start.plusSeconds(7200), ZoneId.of("Europe/Berlin"), false, false, null, null,
				gone ? List.of() : List.of(quota(quota)));
	}

	private Quota quota(UUID id) {
		Integer places = this.places.get(id);
		return new Quota(id, sessionOf(id), Map.of("de", "Vor Ort"), Quota.Kind.ON_SITE, places, places, taken(id),
				this.tables.waiting(id), count(id, Place::reserved) - taken(id), held(id), this.lines.contains(id),
				this.soldOut.contains(id), id.equals(A) ? this.audience : null, this.removed.contains(id));
	}

	static List<Request> parties(int... counts) {
		return IntStream.of(counts).<Request>mapToObj((count) -> party(count, A)).toList();
	}

}
