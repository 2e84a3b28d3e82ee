package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SignUpRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionTests {

	private static final Instant NOW = Instant.parse("2027-05-01T10:00:00Z");

	private static final UUID A = new UUID(0, 1);

	private static final UUID B = new UUID(0, 2);

	@Test
	void whoeverAsksFirstIsServedFirstUntilThePlacesAreGone() {
		List<Optional<RegistrationRefused>> decided = decide(event(2, 0), Set.of(), one(A, 1), one(A, 1), one(A, 1));
		assertThat(decided).containsExactly(Optional.empty(), Optional.empty(),
				Optional.of(new RegistrationRefused.SoldOut(A, 0)));
	}

	@Test
	void aGroupThatDoesNotFitIsRefusedWholeAndASmallerOneBehindItIsServed() {
		assertThat(decide(event(2, 0), Set.of(), one(A, 3), one(A, 2)))
			.containsExactly(Optional.of(new RegistrationRefused.SoldOut(A, 2)), Optional.empty());
	}

	@Test
	void severalQuotasAreGivenTogetherOrNotAtAll() {
		Admission.Party both = new Admission.Party(Map.of(A, 1, B, 2), 2, false, Set.of(), false);
		assertThat(decide(event(1, 1), Set.of(), both, one(A, 1), one(B, 1)))
			.containsExactly(Optional.of(new RegistrationRefused.SoldOut(B, 1)), Optional.empty(), Optional.empty());
	}

	@Test
	void withoutALimitEverybodyIsServed() {
		Admission.Party[] many = IntStream.range(0, 1000).mapToObj((i) -> one(A, 5)).toArray(Admission.Party[]::new);
		assertThat(decide(event(null, 0), Set.of(), many)).allMatch(Optional::isEmpty);
	}

	@Test
	void neverMoreThanThereAreWhateverIsAsked() {
		java.util.Random random = new java.util.Random(7);
		for (int round = 0; round < 500; round++) {
			int places = random.nextInt(20);
			Admission.Party[] parties = Stream.generate(() -> one(A, 1 + random.nextInt(5)))
				.limit(30)
				.toArray(Admission.Party[]::new);
			List<Optional<RegistrationRefused>> decided = decide(event(places, 0), Set.of(), parties);
			int given = IntStream.range(0, parties.length)
				.filter((i) -> decided.get(i).isEmpty())
				.map((i) -> parties[i].attendees())
				.sum();
			assertThat(given).isLessThanOrEqualTo(places);
			assertThat(IntStream.range(0, parties.length).filter((i) -> decided.get(i).isPresent()))
				.allMatch((i) -> parties[i].attendees() > places - given
						|| decided.subList(i, decided.size()).stream().anyMatch(Optional::isEmpty));
		}
	}

	@Test
	void onePersonIsServedOnceAlsoWithinABatch() {
		Claim mine = new Claim(A, "account:1");
		Admission.Party party = new Admission.Party(Map.of(A, 1), 1, true, Set.of(mine), false);
		assertThat(decide(event(5, 0), Set.of(), party, party)).containsExactly(Optional.empty(),
				Optional.of(new RegistrationRefused.AlreadyRegistered()));
		assertThat(decide(event(5, 0), Set.of(mine), party))
			.containsExactly(Optional.of(new RegistrationRefused.AlreadyRegistered()));
	}

	@Test
	void aQuotaForAccountsIsNotForGuests() {
		Event event = event(5, 0, new Audience(Audience.Level.ACCOUNT));
		assertThat(decide(event, Set.of(), one(A, 1)))
			.containsExactly(Optional.of(new RegistrationRefused.NotEligible(A)));
		assertThat(decide(event, Set.of(), new Admission.Party(Map.of(A, 1), 1, true, Set.of(), false)))
			.containsExactly(Optional.empty());
	}

	@Test
	void signUpClosesAtTheStartUnlessTheOrganiserSaysOtherwise() {
		Event event = event(5, 0);
		Instant start = event.sessions().getFirst().start();
		assertThat(Admission.decide(event, Set.of(), List.of(one(A, 1)), start))
			.containsExactly(Optional.of(new RegistrationRefused.Closed()));
		assertThat(Admission.decide(event, Set.of(), List.of(one(A, 1)), start.minusMillis(1)))
			.containsExactly(Optional.empty());
	}

	@Test
	void aQuotaOfAnotherEventIsUnknown() {
		assertThat(decide(event(5, 0), Set.of(), one(new UUID(0, 9), 1)))
			.containsExactly(Optional.of(new RegistrationRefused.Unknown()));
	}

	private static List<Optional<RegistrationRefused>> decide(Event event, Set<Claim> claimed,
			Admission.Party... parties) {
		return Admission.decide(event, claimed, List.of(parties), NOW);
	}

	private static Admission.Party one(UUID quota, int count) {
		return new Admission.Party(Map.of(quota, count), count, false, Set.of(), false);
	}

	private static Event event(@Nullable Integer ofA, int ofB) {
		return event(ofA, ofB, null);
	}

	private static Event event(@Nullable Integer ofA, int ofB, @Nullable Audience audience) {
		Instant start = NOW.plusSeconds(86_400);
		List<Quota> quotas = List.of(quota(A, ofA, audience), quota(B, ofB, null));
		Session session = new Session(new UUID(1, 1), Session.Status.SCHEDULED, Map.of(), start,
				start.plusSeconds(7200), ZoneId.of("Europe/Berlin"), false, false, null, null, quotas);
		SignUpRules rules = new SignUpRules(SignUpRules.Kind.HERE, null, null, null, 5, SignUpRules.OnePerPerson.NONE,
				new Audience(Audience.Level.GUEST), true, 30, 30, List.of());
		return new Event(new UUID(2, 2), 1, "digitale-stadt", "Digitale Stadt", "event", Event.Status.PUBLISHED,
				Map.of("de", "Abend"), rules, List.of(session));
	}

	private static Quota quota(UUID id, @Nullable Integer places, @Nullable Audience audience) {
		return new Quota(id, new UUID(1, 1), Map.of("de", "Vor Ort"), Quota.Kind.ON_SITE, places, 0, true, audience,
				false);
	}

}
