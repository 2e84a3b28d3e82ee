package org.einlass.registration.boxoffice;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.SignUpRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	private static final Wish REFUSE = new Wish(false, Set.of());

	@Test
	void whoeverAsksFirstIsServedFirstUntilThePlacesAreGone() {
		Evening evening = Evening.of(2, 0);
		evening.lines.clear();
		assertThat(words(evening.ask(Evening.parties(1, 1, 1)))).containsExactly("Confirmed", "Confirmed", "SoldOut");
	}

	@Test
	void aGroupThatDoesNotFitIsRefusedWholeAndASmallerOneBehindItIsServed() {
		Evening evening = Evening.of(2, 0);
		evening.lines.clear();
		assertThat(words(evening.ask(Evening.parties(3, 2)))).containsExactly("SoldOut", "Confirmed");
	}

	@Test
	void severalQuotasAreGivenTogetherOrNotAtAllAndTheFullOneIsNamed() {
		Evening evening = Evening.of(5, 1);
		Outcome refused = evening.ask(List.of(Evening.party("a@example.org", 2, REFUSE, A, B))).getFirst();
		assertThat(((Outcome.Refused) refused).reason()).isInstanceOfSatisfying(RegistrationRefused.SoldOut.class,
				(soldOut) -> {
					assertThat(soldOut.naming(List.of())).isEqualTo(new RegistrationRefused.SoldOut(B, 1, true));
					assertThat(soldOut.full()).extracting(RegistrationRefused.Full::quota).containsExactly(B);
				});
		assertThat(evening.taken(A)).isZero();
	}

	@Test
	void aFullQuotaMayBeWaitedForWhileTheOtherIsTaken() {
		Evening evening = Evening.of(5, 1);
		evening.ask(List.of(Evening.party(1, B)));
		Registration both = evening.granted(
				evening.ask(List.of(Evening.party("a@example.org", 1, new Wish(false, Set.of(B)), A, B))).getFirst());
		assertThat(both).isInstanceOf(Registration.Confirmed.class);
		assertThat(both.booking().taken()).containsOnlyKeys(A);
		assertThat(both.booking().wanted()).containsOnlyKeys(B);
	}

	@Test
	void withoutALimitEverybodyIsServed() {
		Evening evening = Evening.of(null, 0);
		assertThat(words(evening.ask(Collections.nCopies(1000, Evening.party(5, A))))).containsOnly("Confirmed");
	}

	@Test
	void aGuestWhoMustConfirmHoldsThePlaceFirst() {
		Evening evening = Evening.of(1, 0);
		evening.requireConfirmation = true;
		assertThat(words(evening.ask(Evening.parties(1, 1)))).containsExactly("Held", "Waitlisted");
		evening.now = evening.now.plusSeconds(1800);
		evening.tick();
		assertThat(evening.all()).allMatch(Registration.Expired.class::isInstance);
	}

	@Test
	void onePersonIsServedOnceAlsoWithinABatch() {
		Evening evening = Evening.of(5, 0);
		evening.onePerPerson = SignUpRules.OnePerPerson.EVENT;
		Request again = Evening.party("a@example.org", 1, REFUSE, A);
		assertThat(words(evening.ask(List.of(again, again)))).containsExactly("Confirmed", "AlreadyRegistered");
		assertThat(words(evening.ask(List.of(again)))).containsExactly("AlreadyRegistered");
	}

	@Test
	void whoeverCancelledMaySignUpAgainInTheSameBatch() {
		Evening evening = Evening.of(1, 0);
		evening.onePerPerson = SignUpRules.OnePerPerson.EVENT;
		Request again = Evening.party("a@example.org", 1, REFUSE, A);
		Registration first = evening.granted(evening.ask(List.of(again)).getFirst());
		Deed cancel = (admission, current) -> admission
			.write(((Registration.Active) current).cancel(Registration.Cause.CONTACT, admission.now()));
		assertThat(words(evening.ask(List.of(new Request.Alter(first.id(), cancel), again))))
			.containsExactly("Cancelled", "Confirmed");
	}

	@Test
	void aQuotaForAccountsIsNotForGuests() {
		Evening evening = Evening.of(5, 0);
		evening.audience = new Audience(Audience.Level.ACCOUNT);
		assertThat(words(evening.ask(Evening.parties(1)))).containsExactly("NotEligible");
	}

	@Test
	void aQuotaBehindACodeOpensWithIt() {
		Evening evening = Evening.of(5, 0);
		evening.audience = new Audience(Audience.Level.CODE);
		SignUp without = Evening.party(1, A).signUp();
		SignUp with = new SignUp(without.event(), without.attendees(), without.contact(), null, false, "open", false,
				Set.of());
		assertThat(words(evening.ask(List.of(new Request.Enter(without, null), new Request.Enter(with, null)))))
			.containsExactly("NotEligible", "Confirmed");
	}

	@Test
	void aQuotaOfAnotherEventIsUnknown() {
		Evening evening = Evening.of(5, 0);
		SignUp other = Evening.party(1, new UUID(0, 9)).signUp();
		assertThat(evening.ask(List.of(new Request.Enter(other, null)))).hasSize(1)
			.allMatch((outcome) -> outcome instanceof Outcome.Refused);
	}

	@Test
	void anEventThatClosesOnceSoldOutStaysClosedForThePublic() {
		Evening evening = Evening.of(1, 0);
		evening.closeWhenSoldOut = true;
		evening.lines.clear();
		Registration first = evening.signUp(1);
		evening.cancel(first);
		assertThat(evening.free(A)).isOne();
		assertThat(words(evening.ask(Evening.parties(1)))).containsExactly("SoldOut");
	}

	@Test
	void placesThatWereLoweredBelowWhatIsTakenAreNotGivenAwayAgain() {
		Evening evening = Evening.of(3, 0);
		evening.lines.clear();
		Registration first = evening.signUp(1);
		evening.signUp(2);
		evening.lower(2);
		evening.cancel(first);
		assertThat(words(evening.ask(Evening.parties(1)))).containsExactly("SoldOut");
	}

	static List<String> words(List<Outcome> outcomes) {
		return outcomes.stream().map(AdmissionTests::word).toList();
	}

	private static String word(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Granted granted -> granted.registration().getClass().getSimpleName();
			case Outcome.Refused refused -> refused.reason().getClass().getSimpleName();
			case Outcome.NotKept none -> "NotKept";
		};
	}

}
