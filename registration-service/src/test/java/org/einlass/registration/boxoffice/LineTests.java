package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.SignUpRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whom a line holds up, and whom it does not. */
class LineTests {

	private final Evening evening = Evening.of(2, 1);

	@Test
	void aLongLineIsServedInItsOrderAndThePublicComesLast() {
		Registration holder = this.evening.signUp(2);
		List<Registration> line = new ArrayList<>();
		for (int i = 0; i < 150; i++) {
			this.evening.later(1);
			line.add(this.evening.signUp(1));
		}
		this.evening.cancel(holder);
		assertThat(offered(line)).isEqualTo(2);
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(1)))).containsExactly("Waitlisted");
		this.evening.lower(132);
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(1)))).containsExactly("Waitlisted");
		this.evening.tick();
		this.evening.tick();
		assertThat(offered(line.subList(0, 132))).isEqualTo(132);
		assertThat(offered(line)).isEqualTo(132);
	}

	@Test
	void whoeverFitsGetsTheGapHoweverManyDoNot() {
		this.evening.groupRule = SignUpRules.GroupRule.FILL_GAPS;
		Registration one = this.evening.signUp(1);
		this.evening.signUp(1);
		for (int i = 0; i < 150; i++) {
			this.evening.later(1);
			this.evening.signUp(2);
		}
		this.evening.later(1);
		Registration small = this.evening.signUp(1);
		this.evening.cancel(one);
		assertThat(this.evening.now(small)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void aGroupThatComesTooLateForOneDateHoldsNobodyUpInAnother() {
		this.evening.signUp(2);
		Registration inB = this.evening.signUp(1, Evening.B);
		Registration both = this.evening.signUp(1, Evening.A, Evening.B);
		this.evening.later(1);
		Registration onlyB = this.evening.signUp(1, Evening.B);
		this.evening.starts.put(Evening.A, Duration.ofHours(2));
		this.evening.cancel(inB);
		assertThat(this.evening.now(both)).isInstanceOf(Registration.Waitlisted.class);
		assertThat(this.evening.now(onlyB)).isInstanceOf(Registration.Offered.class);
		this.evening.later(7200);
		this.evening.tick();
		assertThat(this.evening.now(both).booking().wanted()).containsOnlyKeys(Evening.B);
	}

	@Test
	void nobodyWaitsForASessionThatHasBegun() {
		this.evening.signUp(2);
		Registration waits = this.evening.signUp(1);
		this.evening.now = Evening.NOW.plus(this.evening.untilStart);
		this.evening.tick();
		assertThat(((Registration.Expired) this.evening.now(waits)).cause())
			.isEqualTo(Registration.Cause.SESSION_BEGAN);
	}

	@Test
	void aGroupLargerThanTheQuotaHasBecomeIsPassed() {
		Registration holder = this.evening.signUp(2);
		this.evening.signUp(2);
		this.evening.later(1);
		Registration small = this.evening.signUp(1);
		this.evening.lower(1).cancel(holder);
		assertThat(this.evening.now(small)).isInstanceOf(Registration.Offered.class);
	}

	@Test
	void onceSoldOutNewcomersGetNothingByWaiting() {
		this.evening.closeWhenSoldOut = true;
		Registration first = this.evening.signUp(2);
		Registration waits = this.evening.signUp(2);
		assertThat(waits).isInstanceOf(Registration.Waitlisted.class);
		this.evening.cancel(waits);
		this.evening.cancel(first);
		assertThat(this.evening.event().free(this.evening.event().quota(Evening.A).orElseThrow())).isZero();
		assertThat(this.evening.ask(Evening.parties(1))).singleElement()
			.extracting((outcome) -> ((Outcome.Refused) outcome).reason())
			.isInstanceOfSatisfying(RegistrationRefused.SoldOut.class,
					(soldOut) -> assertThat(soldOut.naming(List.of()))
						.isEqualTo(new RegistrationRefused.SoldOut(Evening.A, 0, false)));
	}

	@Test
	void onceSoldOutWhoeverConfirmsLateStillGetsWhatNobodyTook() {
		this.evening.closeWhenSoldOut = true;
		this.evening.requireConfirmation = true;
		Registration late = this.evening.signUp(2);
		this.evening.later(1800);
		this.evening.tick();
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(1)))).containsExactly("SoldOut");
		assertThat(this.evening.granted(this.evening.confirm(late))).isInstanceOf(Registration.Confirmed.class);
	}

	@Test
	void onceSoldOutANewcomerMayStandBehindOthers() {
		this.evening.closeWhenSoldOut = true;
		Registration one = this.evening.signUp(1);
		this.evening.signUp(1);
		this.evening.signUp(2);
		this.evening.later(1);
		this.evening.cancel(one);
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(1)))).containsExactly("Waitlisted");
	}

	@Test
	void theOrganiserGivesThePlacesOfOneSessionAndNoneOfACancelledOne() {
		Registration one = this.evening.signUp(1, Evening.B);
		this.evening.signUp(1);
		Registration waits = this.evening.signUp(2, new Wish(true, Set.of()), Evening.A);
		Registration both = this.evening.signUp(1, new Wish(false, Set.of(Evening.A, Evening.B)), Evening.A, Evening.B);
		assertThat(waits).isInstanceOf(Registration.Waitlisted.class);
		Outcome promoted = this.evening.alter(both, new Promotion(Evening.sessionOf(Evening.A)));
		assertThat(this.evening.granted(promoted).booking().taken()).containsOnlyKeys(Evening.A);
		assertThat(this.evening.now(both).booking().wanted()).containsOnlyKeys(Evening.B);
		this.evening.cancelled.add(Evening.B);
		this.evening.cancel(one);
		Outcome refused = this.evening.alter(both, new Promotion(Evening.sessionOf(Evening.B)));
		assertThat(AdmissionTests.words(List.of(refused))).containsExactly("EventCancelled");
	}

	@Test
	void whoHasNotConfirmedIsGivenNoPlaceAndHasNoneToKeepLonger() {
		this.evening.requireConfirmation = true;
		this.evening.signUp(1, Evening.B);
		Registration mixed = this.evening.signUp(1, new Wish(false, Set.of(Evening.B)), Evening.A, Evening.B);
		Outcome refused = this.evening.alter(mixed, new Promotion(Evening.sessionOf(Evening.B)));
		assertThat(AdmissionTests.words(List.of(refused))).containsExactly("NotConfirmed");
		Registration waits = this.evening.signUp(1, Evening.B);
		Outcome unknown = this.evening.alter(waits, new Promotion(Evening.sessionOf(Evening.B)));
		assertThat(AdmissionTests.words(List.of(unknown))).containsExactly("NotConfirmed");
		Confirmation confirmation = new Confirmation(CounterFixture.of(this.evening), new LinkKeys(new byte[32]));
		assertThatThrownBy(() -> confirmation.extend(waits.id(), null).block()).hasMessage("NothingHeld");
	}

	@Test
	void moreTimeIsAddedToWhatIsLeft() {
		this.evening.requireConfirmation = true;
		Registration held = this.evening.signUp(1);
		Instant until = ((Registration.Held) held).holdUntil();
		Confirmation confirmation = new Confirmation(CounterFixture.of(this.evening), new LinkKeys(new byte[32]));
		assertThat(confirmation.extend(held.id(), null).block()).extracting("holdUntil")
			.isEqualTo(until.plus(Duration.ofMinutes(30)));
	}

	@Test
	void whoeverConfirmsLateWhereTheQuotaIsGoneIsToldSo() {
		this.evening.requireConfirmation = true;
		Registration late = this.evening.signUp(1);
		this.evening.later(1800);
		this.evening.tick();
		this.evening.removed.add(Evening.A);
		assertThat(AdmissionTests.words(List.of(this.evening.confirm(late)))).containsExactly("Ended");
	}

	@Test
	void whoeverConfirmsAWaitThatServesNobodyIsToldSo() {
		this.evening.requireConfirmation = true;
		this.evening.signUp(2);
		this.evening.signUp(1, Evening.B);
		Registration inA = this.evening.signUp(1);
		Registration both = this.evening.signUp(1, Evening.A, Evening.B);
		Registration each = this.evening.signUp(1, new Wish(false, Set.of(Evening.A, Evening.B)), Evening.A, Evening.B);
		this.evening.removed.add(Evening.A);
		List<Outcome> outcomes = List.of(inA, both, each).stream().map(this.evening::confirm).toList();
		assertThat(AdmissionTests.words(outcomes)).containsExactly("Ended", "Ended", "Waitlisted");
	}

	@Test
	void whoKeepsTheRestHearsThatAnOfferLapsedOrWhatIsLeft() {
		Registration inB = this.evening.signUp(1, Evening.B);
		Registration partly = this.evening.signUp(1, new Wish(false, Set.of(Evening.B)), Evening.A, Evening.B);
		this.evening.cancel(inB);
		MailsAsked before = this.evening.now(partly).booking().mails();
		Registration.Offered offered = (Registration.Offered) this.evening.now(partly);
		assertThat(offered.decline(this.evening.now).booking().mails()).isEqualTo(before.oneMoreTicket());
		assertThat(offered.lapse(this.evening.now)).isInstanceOf(Registration.Confirmed.class);
		assertThat(offered.lapse(this.evening.now).booking().mails()).isEqualTo(before.oneMoreLapsed());
	}

	private long offered(List<Registration> some) {
		return some.stream().filter((one) -> this.evening.now(one) instanceof Registration.Offered).count();
	}

}
