package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.registration.held.HeldLimits;
import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.SignUpRules.OnePerPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What guests may have who have not confirmed their address. */
class UnconfirmedTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	private static final Wish REFUSE = new Wish(false, Set.of());

	private final LinkKeys keys = new LinkKeys(new byte[32]);

	private final Evening evening = Evening.of(80, 2);

	@BeforeEach
	void guestsConfirm() {
		this.evening.requireConfirmation = true;
		this.evening.lines.clear();
	}

	/** Each with an address of its own, as an attacker invents them. */
	private List<Outcome> strangers(int parties, int persons) {
		return this.evening.ask(IntStream.range(0, parties)
			.<Request>mapToObj((i) -> Evening.party("x" + i + "@example.org", persons, REFUSE, A))
			.toList());
	}

	private Registration guest(String email, UUID... quotas) {
		return this.evening.granted(this.evening.ask(List.of(Evening.party(email, 1, REFUSE, quotas))).getFirst());
	}

	@Test
	void sixteenPartiesOfFiveHoldHalfOfEightyPlacesAndTheOthersStandInTheLine() {
		assertThat(AdmissionTests.words(strangers(16, 5))).filteredOn("Held"::equals).hasSize(8);
		assertThat(this.evening.all()).filteredOn(Registration.Waitlisted.class::isInstance).hasSize(8);
		assertThat(this.evening.taken(A)).isEqualTo(40);
	}

	@Test
	void whoeverConfirmsGetsAFreePlaceAtOnceWithoutAnOfferAlsoInTheLastThreeHours() {
		strangers(16, 5);
		this.evening.now = Evening.NOW.plus(this.evening.untilStart).minus(Duration.ofHours(1));
		strangers(16, 5);
		Registration honest = guest("ada@example.org", A);
		assertThat(honest).isInstanceOf(Registration.Waitlisted.class);
		Registration confirmed = this.evening.granted(this.evening.confirm(honest));
		assertThat(confirmed).isInstanceOf(Registration.Confirmed.class);
		assertThat(confirmed.booking().mails().ticket()).isOne();
		assertThat(confirmed.booking().mails().offer()).isZero();
	}

	@Test
	void aSmallQuotaMayBeHeldUpToTheLeastShare() {
		this.evening.places(A, 4);
		assertThat(AdmissionTests.words(strangers(5, 1))).containsExactly("Held", "Held", "Held", "Held", "SoldOut");
	}

	@Test
	void whoeverHasAnAccountOrComesWhereNobodyConfirmsIsNotAffected() {
		strangers(16, 5);
		assertThat(AdmissionTests.words(this.evening.ask(List.of(Evening.known("ada@example.org", A)))))
			.containsExactly("Confirmed");
		this.evening.requireConfirmation = false;
		assertThat(AdmissionTests.words(this.evening.ask(Evening.parties(5)))).containsExactly("Confirmed");
	}

	@Test
	void whereOneOfSeveralQuotasIsHeldUpNothingOfTheSignUpIsHeld() {
		this.evening.limits = new HeldLimits(50, 1, 3);
		guest("x@example.org", B);
		Registration both = guest("ada@example.org", A, B);
		assertThat(both).isInstanceOf(Registration.Waitlisted.class);
		assertThat(this.evening.held(A)).isZero();
		assertThat(this.evening.granted(this.evening.confirm(both)).booking().taken()).containsOnlyKeys(A, B);
	}

	@Test
	void whatWasWantedAloneIsWaitedForAloneIfItIsTakenMeanwhile() {
		this.evening.limits = new HeldLimits(50, 1, 3);
		guest("x@example.org", B);
		Registration both = this.evening
			.granted(this.evening.ask(List.of(Evening.party("ada@example.org", 1, new Wish(false, Set.of(B)), A, B)))
				.getFirst());
		this.evening.ask(List.of(Evening.known("ben@example.org", B)));
		Booking confirmed = this.evening.granted(this.evening.confirm(both)).booking();
		assertThat(confirmed.taken()).containsOnlyKeys(A);
		assertThat(confirmed.wanted()).containsOnlyKeys(B);
	}

	@Test
	void whatWasLostAndMayComeBackCountsAsHeld() {
		strangers(8, 5);
		this.evening.cancelled.add(A);
		this.evening.settle();
		this.evening.cancelled.remove(A);
		assertThat(guest("ada@example.org", A)).isInstanceOf(Registration.Waitlisted.class);
		this.evening.settle();
		assertThat(this.evening.held(A)).isEqualTo(40);
	}

	@Test
	void theFourthUnconfirmedSignUpOfAnAddressLooksAlikeAndIsNotKept() {
		List<Outcome> outcomes = IntStream.range(0, 6)
			.mapToObj((i) -> this.evening.ask(List.of(Evening.party("ada@example.org", 1, REFUSE, A))).getFirst())
			.toList();
		assertThat(outcomes.subList(3, 6))
			.allSatisfy((outcome) -> assertThat(outcome).isInstanceOfSatisfying(Outcome.NotKept.class,
					(none) -> assertThat(none.shown()).isInstanceOf(Registration.Held.class)));
		assertThat(this.evening.all()).hasSize(3);
		assertThat(this.evening.taken(A)).isEqualTo(3);
		assertThat(this.evening.all()).extracting((one) -> one.booking().mails().notKept()).containsExactly(1, 0, 0);
		assertThat(this.evening.all()).extracting((one) -> one.booking().mails().confirm()).containsOnly(1);
	}

	@Test
	void theFourthIsNotKeptWithinOneBatchEither() {
		assertThat(AdmissionTests.words(this.evening.ask(
				IntStream.range(0, 4).<Request>mapToObj((i) -> Evening.party("a@example.org", 1, REFUSE, A)).toList())))
			.containsExactly("Held", "Held", "Held", "NotKept");
	}

	@Test
	void aSecondMailThatSomethingWasNotKeptIsNeverAskedForAlsoAfterTheHoldsRanOut() {
		for (int hour = 0; hour < 3; hour++) {
			IntStream.range(0, 5)
				.forEach((i) -> this.evening.ask(List.of(Evening.party("a@example.org", 1, REFUSE, A))));
			this.evening.later(3600);
			this.evening.tick();
		}
		assertThat(this.evening.all()).hasSize(9);
		assertThat(this.evening.all().stream().mapToInt((one) -> one.booking().mails().notKept()).sum()).isOne();
	}

	@Test
	void parentsSignUpTheNextChildAfterConfirming() {
		List<Registration> three = IntStream.range(0, 3).mapToObj((i) -> guest("ada@example.org", A)).toList();
		this.evening.confirm(three.getFirst());
		assertThat(guest("ada@example.org", A)).isInstanceOf(Registration.Held.class);
	}

	@Test
	void anAddressIsNotFilledByCorrectingOthersToIt() {
		IntStream.range(0, 3).forEach((i) -> guest("victim@example.org", A));
		Registration other = guest("x@example.org", A);
		EmailAddress victim = EmailAddress.of("victim@example.org").orElseThrow();
		Registration shown = new Confirmation(CounterFixture.of(this.evening), this.keys)
			.correct(other.id(), victim, null, null)
			.block(Duration.ofSeconds(5));
		assertThat(shown).isInstanceOf(Registration.Held.class);
		assertThat(shown.booking().contact().email()).isEqualTo("victim@example.org");
		Registration kept = this.evening.now(other);
		assertThat(kept).isInstanceOf(Registration.Expired.class);
		assertThat(kept.booking().contact().email()).isEqualTo("x@example.org");
		assertThat(kept.booking().secrets().keyVersion()).isNotEqualTo(shown.booking().secrets().keyVersion());
		assertThat(this.evening.taken(A)).isEqualTo(3);
	}

	@Test
	void whoeverIsRefusedAtTheConfirmationGivesThePlaceBackAtOnce() {
		this.evening.onePerPerson = OnePerPerson.EVENT;
		Registration first = guest("ada@example.org", A);
		Registration second = guest("ada@example.org", A);
		this.evening.confirm(first);
		assertThat(AdmissionTests.words(List.of(this.evening.confirm(second)))).containsExactly("AlreadyRegistered");
		assertThat(this.evening.taken(A)).isOne();
		assertThat(this.evening.now(second)).isInstanceOf(Registration.Expired.class);
	}

	@Test
	void whoeverConfirmsAfterTheEndGivesThePlaceBackAtOnce() {
		Registration held = guest("ada@example.org", A, B);
		this.evening.starts.put(B, Duration.ofMinutes(-121));
		assertThat(AdmissionTests.words(List.of(this.evening.confirm(held)))).containsExactly("EventOver");
		assertThat(this.evening.taken(A)).isZero();
	}

	/** It may be undone within minutes, and then the place is theirs again. */
	@Test
	void whoeverConfirmsWhileItIsCancelledKeepsWhatMayComeBack() {
		Registration held = guest("ada@example.org", A);
		this.evening.cancelled.add(A);
		assertThat(AdmissionTests.words(List.of(this.evening.confirm(held)))).containsExactly("EventCancelled");
		this.evening.cancelled.remove(A);
		assertThat(this.evening.granted(this.evening.confirm(held))).isInstanceOf(Registration.Confirmed.class);
	}

}
