package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.einlass.registration.programme.SignUpRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaitingListTests {

	private final Evening evening = Evening.of(2, 1);

	@Test
	void aFreedPlaceGoesToTheFirstInLineAndNotToTheNextCaller() {
		Registration first = this.evening.signUp(2);
		Registration waits = this.evening.signUp(1);
		Deed cancel = (admission, current) -> admission
			.write(((Registration.Active) current).cancel(Registration.Cause.CONTACT, admission.now()));
		List<Outcome> outcomes = this.evening.ask(List.of(new Request.Alter(first.id(), cancel),
				Evening.party(1, Evening.A), Evening.party(1, Evening.A)));
		assertThat(AdmissionTests.words(outcomes)).containsExactly("Cancelled", "Confirmed", "Waitlisted");
		assertThat(this.evening.now(waits)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void whoJoinsTheLineIsToldOfTheOfferThatTheSameBatchMakes() {
		Registration first = this.evening.signUp(2);
		Deed cancel = (admission, current) -> admission
			.write(((Registration.Active) current).cancel(Registration.Cause.CONTACT, admission.now()));
		List<Outcome> outcomes = this.evening
			.ask(List.of(Evening.party(1, Evening.A), new Request.Alter(first.id(), cancel)));
		assertThat(AdmissionTests.words(outcomes)).containsExactly("Offered", "Cancelled");
	}

	@Test
	void anOfferLastsADayAndThenGoesToTheNext() {
		Registration first = this.evening.signUp(2);
		Registration second = this.evening.signUp(2);
		Registration third = this.evening.signUp(2);
		this.evening.cancel(first);
		assertThat(((Registration.Offered) this.evening.now(second)).offerUntil())
			.isEqualTo(Evening.NOW.plus(Duration.ofHours(24)));
		this.evening.now = Evening.NOW.plus(Duration.ofHours(24));
		this.evening.tick();
		assertThat(this.evening.now(second)).isInstanceOf(Registration.Expired.class);
		assertThat(this.evening.now(third)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void anOfferEndsTwoHoursBeforeTheStartButLastsAnHourAtLeast() {
		this.evening.untilStart = Duration.ofHours(10);
		Registration first = this.evening.signUp(2);
		Registration second = this.evening.signUp(2);
		this.evening.cancel(first);
		assertThat(((Registration.Offered) this.evening.now(second)).offerUntil())
			.isEqualTo(Evening.NOW.plus(Duration.ofHours(8)));
	}

	@Test
	void offersAreAnsweredTogetherInTimeForTheEarliestDate() {
		this.evening.starts.put(Evening.B, Duration.ofHours(10));
		Registration inA = this.evening.signUp(2);
		Registration inB = this.evening.signUp(1, Evening.B);
		Registration waits = this.evening.signUp(1, new Wish(false, Set.of(Evening.A, Evening.B)), Evening.A,
				Evening.B);
		this.evening.cancel(inB);
		this.evening.later(3600);
		this.evening.cancel(inA);
		assertThat(this.evening.now(waits).booking().taken()).containsOnlyKeys(Evening.A, Evening.B);
		assertThat(((Registration.Offered) this.evening.now(waits)).offerUntil())
			.isEqualTo(Evening.NOW.plus(Duration.ofHours(8)));
	}

	@Test
	void anOfferInACancelledSessionIsNotTaken() {
		Registration first = this.evening.signUp(2);
		Registration second = this.evening.signUp(2);
		this.evening.cancel(first);
		this.evening.cancelled.add(Evening.A);
		WaitingList list = new WaitingList(CounterFixture.of(this.evening));
		assertThatThrownBy(() -> list.accept(second.id(), null).block()).hasMessage("EventCancelled");
	}

	@Test
	void inTheLastThreeHoursTheDeskDecides() {
		this.evening.untilStart = Duration.ofHours(3);
		Registration first = this.evening.signUp(2);
		Registration second = this.evening.signUp(1);
		this.evening.cancel(first);
		assertThat(this.evening.now(second)).isInstanceOf(Registration.Waitlisted.class);
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(1)))).containsExactly("Waitlisted");
		Outcome promoted = this.evening.alter(second, new Promotion(Evening.sessionOf(Evening.A)));
		assertThat(this.evening.granted(promoted)).isInstanceOf(Registration.Confirmed.class);
		Outcome again = this.evening.alter(second, new Promotion(Evening.sessionOf(Evening.A)));
		assertThat(this.evening.granted(again)).as("promoted twice").isEqualTo(this.evening.granted(promoted));
		Outcome never = this.evening.alter(this.evening.now(first), new Promotion(Evening.sessionOf(Evening.A)));
		assertThat(never).as("has given its places back").isInstanceOf(Outcome.Refused.class);
	}

	@Test
	void withConfirmThoseWhoWaitGetThePlaceAtOnce() {
		this.evening.promotion = SignUpRules.Promotion.CONFIRM;
		Registration first = this.evening.signUp(2);
		Registration second = this.evening.signUp(2);
		this.evening.cancel(first);
		assertThat(this.evening.now(second)).isInstanceOf(Registration.Confirmed.class);
	}

	@Test
	void aGroupThatDoesNotFitIsNotPassedInOrder() {
		Registration one = this.evening.signUp(1);
		this.evening.signUp(1);
		Registration group = this.evening.signUp(2);
		Registration small = this.evening.signUp(1);
		this.evening.cancel(one);
		assertThat(List.of(this.evening.now(group), this.evening.now(small)))
			.allMatch(Registration.Waitlisted.class::isInstance);
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(1)))).containsExactly("Waitlisted");
	}

	@Test
	void aGroupThatDoesNotFitIsPassedWhereGapsAreFilled() {
		this.evening.groupRule = SignUpRules.GroupRule.FILL_GAPS;
		Registration one = this.evening.signUp(1);
		this.evening.signUp(1);
		Registration group = this.evening.signUp(2);
		Registration small = this.evening.signUp(1);
		this.evening.cancel(one);
		assertThat(this.evening.now(group)).isInstanceOf(Registration.Waitlisted.class);
		assertThat(this.evening.now(small)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void aGroupLargerThanTheQuotaNeverWaits() {
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(2, 3)))).containsExactly("Confirmed",
				"TooManyPlaces");
	}

	@Test
	void anAddressThatIsNotConfirmedHoldsNobodyUp() {
		this.evening.requireConfirmation = true;
		Registration.Held first = (Registration.Held) this.evening.signUp(2);
		Registration unconfirmed = this.evening.signUp(1);
		Registration confirmed = this.evening.signUp(1);
		confirm(first);
		confirm(confirmed);
		assertThat(this.evening.event().quota(Evening.A).orElseThrow().waiting()).isOne();
		this.evening.cancel(first);
		assertThat(this.evening.now(unconfirmed)).isInstanceOf(Registration.Waitlisted.class);
		assertThat(this.evening.now(confirmed)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void aRaisedQuotaServesTheLine() {
		this.evening.signUp(2);
		Registration waits = this.evening.signUp(2);
		this.evening.lower(4).tick();
		assertThat(this.evening.now(waits)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void whoWaitsForOneSlotWhileHoldingAnotherSwapsByItself() {
		Registration holder = this.evening.granted(this.evening.ask(List.of(Evening.party(1, Evening.B))).getFirst());
		Registration blocks = this.evening.signUp(2);
		Registration next = this.evening.granted(this.evening.ask(List.of(Evening.party(1, Evening.B))).getFirst());
		Outcome waiting = this.evening.alter(holder, new Move(Evening.B, Evening.A, true, null));
		assertThat(this.evening.granted(waiting).booking().taken()).containsOnlyKeys(Evening.B);
		this.evening.cancel(blocks);
		assertThat(this.evening.now(holder).booking().taken()).containsOnlyKeys(Evening.A);
		assertThat(this.evening.now(next)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void confirmingAfterTheHoldRanOutGetsAFreePlaceOrElseOneInTheLine() {
		this.evening.requireConfirmation = true;
		Registration late = this.evening.signUp(1);
		Registration later = this.evening.signUp(1);
		this.evening.now = Evening.NOW.plusSeconds(1800);
		this.evening.ask(List.of(Evening.party("x@example.org", 1, new Wish(false, Set.of()), Evening.A)));
		assertThat(confirm(late)).isInstanceOf(Registration.Confirmed.class);
		assertThat(confirm(later)).isInstanceOf(Registration.Waitlisted.class);
	}

	@Test
	void whoConfirmsLateTakesTheFreePlaceAndWaitsForTheOtherAlone() {
		this.evening.requireConfirmation = true;
		confirm(this.evening.signUp(1, Evening.B));
		Registration mixed = this.evening.signUp(1, new Wish(false, Set.of(Evening.B)), Evening.A, Evening.B);
		assertThat(mixed).isInstanceOf(Registration.Held.class);
		this.evening.later(1800);
		this.evening.tick();
		assertThat(confirm(mixed)).isInstanceOf(Registration.Confirmed.class);
		assertThat(this.evening.now(mixed).booking().taken()).containsOnlyKeys(Evening.A);
		assertThat(this.evening.now(mixed).booking().wanted()).containsOnlyKeys(Evening.B);
	}

	private Registration confirm(Registration registration) {
		return this.evening.granted(this.evening.confirm(registration));
	}

}
