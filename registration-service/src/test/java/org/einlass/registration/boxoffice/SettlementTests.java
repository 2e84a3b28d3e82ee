package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.SignUpRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions are cancelled, and the cancelling is undone. */
class SettlementTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	@Test
	void thePublicDoesNotGetWhatComesBack() {
		Evening evening = Evening.of(1, 5);
		Registration holder = evening.signUp(1);
		cancelledAndUndone(evening);
		assertThat(evening.taken(A)).isZero();
		assertThat(AdmissionTests.words(evening.ask(Evening.parties(1)))).containsExactly("Waitlisted");
		evening.settle();
		assertThat(evening.now(holder)).isInstanceOf(Registration.Confirmed.class);
		assertThat(evening.taken(A)).isOne();
	}

	@Test
	void everybodyStandsWhereTheyStood() {
		Evening evening = Evening.of(2, 5);
		evening.requireConfirmation = true;
		Registration confirmed = evening.signUp(1);
		evening.confirm(confirmed);
		Registration held = evening.signUp(1);
		Registration waits = evening.signUp(1);
		evening.confirm(waits);
		Registration unconfirmed = evening.signUp(1);
		evening.status = Event.Status.CANCELLED;
		evening.settle();
		assertThat(evening.all()).allMatch(Registration.Cancelled.class::isInstance);
		evening.later(2400);
		evening.status = Event.Status.PUBLISHED;
		evening.settle();
		assertThat(evening.now(confirmed)).isInstanceOf(Registration.Confirmed.class);
		assertThat(((Registration.Held) evening.now(held)).holdUntil()).isEqualTo(evening.now.plusSeconds(1800));
		assertThat(((Registration.Waitlisted) evening.now(unconfirmed)).confirmBy())
			.isEqualTo(evening.now.plusSeconds(1800));
		assertThat(((Registration.Waitlisted) evening.now(waits)).confirmBy()).isNull();
	}

	@Test
	void anOfferIsMadeAnewAndThoseBehindStayBehind() {
		Evening evening = Evening.of(1, 5);
		Registration holder = evening.signUp(1);
		Registration first = evening.signUp(1);
		evening.later(1);
		Registration second = evening.signUp(1);
		evening.cancel(holder);
		evening.cancelled.add(A);
		evening.settle();
		evening.later(600);
		evening.cancelled.clear();
		evening.settle();
		assertThat(((Registration.Offered) evening.now(first)).offerUntil())
			.isEqualTo(evening.now.plus(Duration.ofHours(24)));
		assertThat(evening.now(second)).isInstanceOf(Registration.Waitlisted.class);
	}

	@Test
	void anOfferElsewhereLastsAsLongAsBefore() {
		Evening evening = Evening.of(1, 1);
		evening.starts.put(A, Duration.ofMinutes(90));
		Registration inB = evening.signUp(1, B);
		Registration both = evening.signUp(1, new Wish(false, Set.of(B)), A, B);
		evening.cancel(inB);
		Registration.Offered before = (Registration.Offered) evening.now(both);
		evening.later(60);
		cancelledAndUndone(evening);
		evening.settle();
		assertThat(evening.now(both).booking().count(Place::confirmed)).containsOnlyKeys(A);
		assertThat(((Registration.Offered) evening.now(both)).offerUntil()).isEqualTo(before.offerUntil());
	}

	@Test
	void whoGivesBackTheRestGetsNothingBack() {
		Evening evening = Evening.of(1, 1);
		Registration both = evening.signUp(1, A, B);
		Registration next = evening.signUp(1, B);
		evening.cancelled.add(A);
		evening.settle();
		evening.cancel(both);
		evening.cancelled.clear();
		evening.settle();
		assertThat(evening.now(both)).isInstanceOf(Registration.Cancelled.class);
		assertThat(evening.free(A)).isOne();
		assertThat(evening.now(next)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void whoIsForgottenKeepsNoLostPlaceFromOthers() {
		Evening evening = Evening.of(1, 1);
		Registration holder = evening.signUp(1, A);
		evening.cancelled.add(A);
		evening.settle();
		assertThat(evening.free(A)).isZero();
		new Changes(CounterFixture.of(evening)).giveUp(holder.id()).block();
		assertThat(evening.free(A)).isOne();
	}

	@Test
	void anOfferAndAnExpiredOneAreSettledToo() {
		Evening evening = Evening.of(1, 1);
		Registration inB = evening.signUp(1, B);
		Registration both = evening.signUp(1, new Wish(false, Set.of(B)), A, B);
		evening.cancelled.add(A);
		evening.cancel(inB);
		evening.settle();
		assertThat(evening.now(both)).isInstanceOf(Registration.Offered.class);
		evening.cancelled.clear();
		evening.settle();
		assertThat(evening.now(both).booking().taken()).containsOnlyKeys(A, B);
		evening.cancelled.add(A);
		evening.settle();
		evening.later(86_400);
		evening.tick();
		assertThat(evening.now(both)).isInstanceOf(Registration.Expired.class);
		evening.cancelled.clear();
		evening.settle();
		assertThat(evening.now(both)).isInstanceOf(Registration.Confirmed.class);
		assertThat(evening.now(both).booking().any(Place::isLost)).isFalse();
	}

	@Test
	void whoOnlyWaitsForTheRestIsNoLongerConfirmed() {
		Evening evening = Evening.of(1, 1);
		evening.signUp(1, B);
		Registration partly = evening.signUp(1, new Wish(false, Set.of(B)), A, B);
		Registration.Confirmed before = (Registration.Confirmed) evening.now(partly);
		evening.cancelled.add(A);
		evening.settle();
		assertThat(evening.now(partly)).isInstanceOf(Registration.Waitlisted.class);
		evening.later(60);
		evening.cancelled.clear();
		evening.settle();
		assertThat(((Registration.Confirmed) evening.now(partly)).confirmedAt()).isEqualTo(before.confirmedAt());
	}

	@Test
	void whoSignedUpElsewhereMeanwhileKeepsThat() {
		Evening evening = Evening.of(1, 1);
		evening.onePerPerson = SignUpRules.OnePerPerson.EVENT;
		Registration first = evening.granted(evening.ask(List.of(Evening.once(A))).getFirst());
		evening.cancelled.add(A);
		evening.settle();
		assertThat(AdmissionTests.words(evening.ask(List.of(Evening.once(B))))).containsExactly("Confirmed");
		evening.cancelled.clear();
		evening.settle();
		assertThat(evening.now(first)).isInstanceOf(Registration.Cancelled.class);
		assertThat(evening.now(first).booking().any(Place::isLost)).isFalse();
		assertThat(evening.free(A)).isOne();
	}

	@Test
	void whoHasAPlaceBackIsServedOnceAgain() {
		Evening evening = Evening.of(2, 1);
		evening.onePerPerson = SignUpRules.OnePerPerson.EVENT;
		evening.ask(List.of(Evening.once(A)));
		cancelledAndUndone(evening);
		evening.settle();
		assertThat(AdmissionTests.words(evening.ask(List.of(Evening.once(B))))).containsExactly("AlreadyRegistered");
	}

	private static void cancelledAndUndone(Evening evening) {
		evening.cancelled.add(A);
		evening.settle();
		evening.cancelled.clear();
	}

}
