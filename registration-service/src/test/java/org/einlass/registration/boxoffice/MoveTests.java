package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.SignUpRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MoveTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	private static final UUID C = Evening.C;

	@Test
	void placesForOthersAreNotReachedByMoving() {
		Evening evening = Evening.of(5, 5);
		evening.audience = new Audience(Audience.Level.CODE);
		evening.places(C, 5);
		Registration guest = evening.signUp(1, B);
		assertThat(offered(evening, guest)).containsExactly(C.toString());
		assertThat(word(evening.alter(guest, move(B, A)))).isEqualTo("NotEligible");
		assertThat(word(evening.alter(guest, new Move(B, A, true, "wrong")))).isEqualTo("NotEligible");
		assertThat(evening.granted(evening.alter(guest, new Move(B, A, true, "open"))).booking().taken())
			.containsOnlyKeys(A);
	}

	@Test
	void theNewestWishCountsSoNobodyGetsTwoPlacesForOne() {
		Evening evening = Evening.of(1, 1, 1);
		Registration blocks = evening.signUp(1, B);
		Registration mover = evening.signUp(1, A);
		evening.alter(mover, move(A, B));
		evening.alter(mover, move(A, C));
		evening.cancel(blocks);
		assertThat(evening.now(mover).booking().taken()).containsOnlyKeys(C);
		assertThat(evening.now(mover).booking().wanted()).isEmpty();
	}

	@Test
	void onlyOneSwapIsOpenForAPlaceAndAskingTwiceIsTheSame() {
		Evening evening = Evening.of(1, 1, 1);
		Registration inB = evening.signUp(1, B);
		Registration inC = evening.signUp(1, C);
		Registration mover = evening.signUp(1, A);
		evening.alter(mover, move(A, B));
		Registration once = evening.granted(evening.alter(mover, move(A, C)));
		assertThat(once.booking().wanted()).containsOnlyKeys(C);
		assertThat(evening.granted(evening.alter(mover, move(A, C)))).isEqualTo(once);
		evening.cancel(inB);
		evening.cancel(inC);
		assertThat(evening.now(mover).booking().taken()).containsOnlyKeys(C);
	}

	@Test
	void movingTwiceIsTheSameAnswer() {
		Evening evening = Evening.of(2, 2);
		Registration mover = evening.signUp(2, A);
		Registration once = evening.granted(evening.alter(mover, move(A, B)));
		assertThat(evening.granted(evening.alter(mover, move(A, B)))).isEqualTo(once);
		assertThat(once.booking().taken()).containsOnlyKeys(B);
	}

	@Test
	void whoGaveTheNewDateBackAsWellHasNotMoved() {
		Evening evening = Evening.of(1, 1, 1);
		Registration mover = evening.signUp(1, A, C);
		evening.alter(mover, move(A, B));
		evening.alter(mover, (admission, current) -> admission.write(((Registration.Active) current)
			.giveUp((ticket, place) -> place.quota().equals(B), Registration.Cause.CONTACT, evening.now)));
		assertThat(word(evening.alter(mover, move(A, B)))).isEqualTo("NoPlace");
	}

	@Test
	void aDateThatOneHasIsNotMovedTo() {
		Evening evening = Evening.of(1, 1);
		Registration both = evening.signUp(1, A, B);
		assertThat(offered(evening, both)).doesNotContain(B.toString(), A.toString());
		assertThat(word(evening.alter(both, move(A, B)))).isEqualTo("AlreadyRegistered");
		assertThat(evening.now(both).booking().taken()).containsOnlyKeys(A, B);
	}

	@Test
	void anOlderWaitKeepsItsPositionAndIsNotTakenWithTheSwap() {
		Evening evening = Evening.of(1, 1, 1);
		Registration inA = evening.signUp(1, A);
		Registration inC = evening.signUp(1, C);
		Registration mover = evening.signUp(1, new Wish(false, Set.of(A)), A, B);
		evening.later(1);
		Registration behind = evening.signUp(1, A);
		evening.later(1);
		evening.alter(mover, move(B, C));
		evening.cancel(inC);
		assertThat(evening.now(mover).booking().taken()).containsOnlyKeys(C);
		assertThat(evening.now(mover).booking().wanted()).containsOnlyKeys(A);
		evening.cancel(inA);
		assertThat(evening.now(mover)).isInstanceOf(Registration.Offered.class);
		assertThat(evening.now(behind)).isInstanceOf(Registration.Waitlisted.class);
	}

	@Test
	void whoeverIsOfferedOnePlaceKeepsThePositionForAnother() {
		Evening evening = Evening.of(1, 1, 2);
		Registration inA = evening.signUp(1, A);
		Registration inB = evening.signUp(1, B);
		Registration waits = evening.signUp(1, new Wish(false, Set.of(A, B)), A, B, C);
		evening.later(1);
		Registration behind = evening.signUp(1, B);
		evening.cancel(inA);
		evening.later(3600);
		evening.cancel(inB);
		assertThat(evening.now(waits).booking().taken()).containsOnlyKeys(A, B, C);
		assertThat(((Registration.Offered) evening.now(waits)).offerUntil())
			.isEqualTo(evening.now.plus(Duration.ofHours(24)));
		assertThat(evening.now(behind)).isInstanceOf(Registration.Waitlisted.class);
		evening.alter(waits,
				(admission, current) -> admission.write(((Registration.Offered) current).decline(admission.now())));
		assertThat(evening.now(waits)).isInstanceOf(Registration.Confirmed.class);
		assertThat(evening.now(behind)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void whoeverIsOfferedOnePlaceMayMoveTheOneThatIsSure() {
		Evening evening = Evening.of(1, 1, 1);
		Registration inB = evening.signUp(1, B);
		Registration partly = evening.signUp(1, new Wish(false, Set.of(B)), A, B);
		evening.cancel(inB);
		assertThat(evening.now(partly)).isInstanceOf(Registration.Offered.class);
		assertThat(offered(evening, partly)).containsExactly(C.toString());
		assertThat(evening.granted(evening.alter(partly, move(A, C)))).isInstanceOf(Registration.Offered.class);
		assertThat(evening.now(partly).booking().taken()).containsOnlyKeys(B, C);
	}

	@Test
	void aLostPlaceIsMovedAlsoAfterSignUpHasClosedAndAKeptOneIsNot() {
		Evening evening = Evening.of(1, 5, 5);
		Registration loses = evening.signUp(1, A);
		Registration keeps = evening.signUp(1, B);
		evening.closesAt = evening.now;
		evening.cancelled.add(A);
		evening.settle();
		assertThat(offered(evening, keeps)).isEmpty();
		assertThat(word(evening.alter(keeps, move(B, C)))).isEqualTo("Closed");
		assertThat(offered(evening, loses)).containsExactly(B.toString(), C.toString());
		assertThat(evening.granted(evening.alter(loses, move(A, B)))).isInstanceOf(Registration.Confirmed.class);
		evening.cancelled.clear();
		evening.settle();
		assertThat(evening.now(loses).booking().taken()).containsOnlyKeys(B);
	}

	@Test
	void aDateThatHasBegunIsNotGivenForAnother() {
		Evening evening = Evening.of(1, 1);
		evening.starts.put(A, Duration.ofHours(1));
		Registration late = evening.signUp(1, A);
		evening.later(3600);
		assertThat(offered(evening, late)).isEmpty();
		assertThat(word(evening.alter(late, move(A, B)))).isEqualTo("TooLate");
	}

	@Test
	void whoMayNoLongerCancelMovesOnlyWhatIsLost() {
		Evening evening = Evening.of(1, 5, 5);
		Registration loses = evening.signUp(1, A);
		Registration keeps = evening.signUp(1, B);
		evening.cancelUntil = evening.now;
		evening.cancelled.add(A);
		evening.settle();
		assertThat(offered(evening, keeps)).isEmpty();
		assertThat(word(evening.alter(keeps, move(B, C)))).isEqualTo("TooLate");
		assertThat(evening.granted(evening.alter(loses, move(A, C)))).isInstanceOf(Registration.Confirmed.class);
	}

	@Test
	void onlyAConfirmedPlaceIsGivenForAnother() {
		Evening evening = Evening.of(1, 5);
		evening.requireConfirmation = true;
		Registration held = evening.signUp(1, A);
		Registration waits = evening.signUp(1, A);
		assertThat(word(evening.alter(held, move(A, B)))).isEqualTo("NoPlace");
		assertThat(word(evening.alter(waits, move(A, B)))).isEqualTo("NoPlace");
		evening.cancel(held);
		assertThat(word(evening.alter(held, move(A, B)))).isEqualTo("Ended");
	}

	@Test
	void aClaimToASessionFollowsTheMove() {
		Evening evening = Evening.of(5, 5, 5);
		evening.onePerPerson = SignUpRules.OnePerPerson.SESSION;
		Registration mover = evening.granted(evening.ask(List.of(Evening.once(A))).getFirst());
		evening.ask(List.of(Evening.once(B)));
		assertThat(word(evening.alter(mover, move(A, B)))).isEqualTo("AlreadyRegistered");
		evening.alter(mover, move(A, C));
		assertThat(AdmissionTests.words(evening.ask(List.of(Evening.once(C), Evening.once(A)))))
			.containsExactly("AlreadyRegistered", "Confirmed");
	}

	private static Move move(UUID from, UUID to) {
		return new Move(from, to, true, null);
	}

	/** What the page offers, as it stands. */
	private static List<String> offered(Evening evening, Registration registration) {
		return MoveView.of(evening.now(registration), evening.event(), Language.DE, evening.now)
			.stream()
			.flatMap((move) -> move.targets().stream())
			.map(MoveView.TargetView::to)
			.toList();
	}

	private static String word(Outcome outcome) {
		return AdmissionTests.words(List.of(outcome)).getFirst();
	}

}
