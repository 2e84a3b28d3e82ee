package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

/** An information evening in memory, whose box office is asked batch by batch. */
final class Evening {

	static final Instant NOW = Instant.parse("2027-05-01T10:00:00Z");

	static final UUID A = new UUID(0, 1);

	static final UUID B = new UUID(0, 2);

	private final Map<UUID, @Nullable Integer> places = new HashMap<>();

	private final Map<UUID, Registration> registrations = new HashMap<>();

	private final Persons persons = new Persons(new LinkKeys(new byte[32]));

	private long ids = 1000;

	Promotion promotion = Promotion.OFFER;

	GroupRule groupRule = GroupRule.IN_ORDER;

	OnePerPerson onePerPerson = OnePerPerson.NONE;

	@Nullable Audience audience;

	boolean waitingList = true;

	boolean closeWhenSoldOut;

	boolean requireConfirmation;

	private boolean soldOut;

	Duration untilStart = Duration.ofDays(10);

	Instant now = NOW;

	static Evening of(@Nullable Integer ofA, int ofB) {
		Evening evening = new Evening();
		evening.places.put(A, ofA);
		evening.places.put(B, ofB);
		return evening;
	}

	Evening lower(int ofA) {
		this.places.put(A, ofA);
		return this;
	}

	/** A batch of requests; what it changes is remembered. */
	List<Outcome> ask(List<Request> requests) {
		Map<Claim, UUID> claims = new HashMap<>();
		Event event = event();
		this.registrations.values()
			.stream()
			.filter(Registration.Active.class::isInstance)
			.forEach((one) -> claims(event, one).forEach((claim) -> claims.put(claim, one.id())));
		Admission admission = new Admission(new Admission.Known(event, List.copyOf(this.registrations.values()),
				Set.of(), claims, Map.of(A, Set.of("open")), this.now), this.persons);
		Hearing.Heard heard = new Hearing(admission, Map.of(), new Drafts(ids())).hear(requests);
		heard.entries().added().forEach((one) -> this.registrations.put(one.id(), one));
		heard.entries().changes().forEach((change) -> this.registrations.put(change.after().id(), change.after()));
		this.soldOut = this.soldOut || free(A) == 0;
		return heard.outcomes();
	}

	private Collection<Claim> claims(Event event, Registration one) {
		boolean known = !(one instanceof Registration.Held);
		return this.persons.claims(event, one.booking().count(Place::active).keySet(), one.booking().account(),
				known ? one.booking().contact().email() : null);
	}

	Outcome alter(Registration registration, Deed deed) {
		return ask(List.of(new Request.Alter(registration.id(), deed))).getFirst();
	}

	Outcome cancel(Registration registration) {
		return alter(registration, (admission, current) -> admission
			.write(((Registration.Active) current).cancel(Registration.Cause.CONTACT, admission.now())));
	}

	void tick() {
		ask(List.of(new Request.Tick()));
	}

	Registration granted(Outcome outcome) {
		if (outcome instanceof Outcome.Granted granted) {
			return granted.registration();
		}
		throw new AssertionError("Refused: " + outcome);
	}

	/** As it is by now. */
	Registration now(Registration registration) {
		return java.util.Objects.requireNonNull(this.registrations.get(registration.id()));
	}

	List<Registration> all() {
		return List.copyOf(this.registrations.values());
	}

	Registration signUp(int count) {
		return granted(ask(List.of(party(count, A))).getFirst());
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

	int taken(UUID quota) {
		return count(quota, true);
	}

	int free(UUID quota) {
		Integer places = this.places.get(quota);
		return (places != null) ? places - taken(quota) : Integer.MAX_VALUE;
	}

	private int count(UUID quota, boolean taken) {
		return this.registrations.values()
			.stream()
			.mapToInt((one) -> (taken ? one.booking().taken() : one.booking().wanted()).getOrDefault(quota, 0))
			.sum();
	}

	Event event() {
		Instant start = NOW.plus(this.untilStart);
		Session session = new Session(new UUID(1, 1), Session.Status.SCHEDULED, Map.of(), start,
				start.plusSeconds(7200), ZoneId.of("Europe/Berlin"), false, false, null, null,
				Stream.of(A, B).map(this::quota).toList());
		SignUpRules rules = new SignUpRules(SignUpRules.Kind.HERE, null, null, null, 5, this.onePerPerson,
				new Audience(Audience.Level.GUEST), this.requireConfirmation, 30, this.promotion, this.groupRule,
				this.closeWhenSoldOut, 30, List.of());
		return new Event(new UUID(2, 2), 1, "digitale-stadt", "Digitale Stadt", "event", Event.Status.PUBLISHED,
				Visibility.PUBLIC, Map.of("de", "Abend"), rules, List.of(session));
	}

	private Quota quota(UUID id) {
		Integer places = this.places.get(id);
		return new Quota(id, new UUID(1, 1), Map.of("de", "Vor Ort"), Quota.Kind.ON_SITE, places, places, taken(id),
				count(id, false), this.waitingList, this.soldOut, id.equals(A) ? this.audience : null, false);
	}

	private Ids ids() {
		return new Ids() {
			@Override
			public UUID next() {
				return new UUID(7, Evening.this.ids++);
			}

			@Override
			public String reference() {
				return "R" + Evening.this.ids++;
			}
		};
	}

	static List<Request> parties(int... counts) {
		return IntStream.of(counts).<Request>mapToObj((count) -> party(count, A)).toList();
	}

}
