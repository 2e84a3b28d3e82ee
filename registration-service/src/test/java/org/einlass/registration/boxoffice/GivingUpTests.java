package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever gives some places back keeps the others, in the status that those have. */
class GivingUpTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	@Test
	void oneTicketGoesAndTheOthersStay() {
		Registration.Active group = (Registration.Active) Evening.of(5, 0).signUp(2);
		UUID first = group.booking().tickets().getFirst().id();
		Registration left = group.giveUp((ticket, place) -> ticket.id().equals(first), Registration.Cause.CONTACT,
				Evening.NOW);
		assertThat(left).isInstanceOf(Registration.Confirmed.class);
		assertThat(left.booking().taken()).containsEntry(A, 1);
		assertThat(left.booking().tickets()).extracting(Ticket::state)
			.containsExactly(Ticket.State.CANCELLED, Ticket.State.VALID);
	}

	@Test
	void theWaitingListIsLeftAndThePlacesStay() {
		Registration.Active both = takesAAndWaitsForB();
		Registration left = both.giveUp((ticket, place) -> place.waiting(), Registration.Cause.CONTACT, Evening.NOW);
		assertThat(left).isInstanceOf(Registration.Confirmed.class);
		assertThat(left.booking().taken()).containsOnlyKeys(A);
		assertThat(left.booking().wanted()).isEmpty();
	}

	@Test
	void whoGivesAllPlacesBackGoesOnWaiting() {
		Registration left = takesAAndWaitsForB().giveUp((ticket, place) -> place.taken(), Registration.Cause.CONTACT,
				Evening.NOW);
		assertThat(left).isInstanceOf(Registration.Waitlisted.class);
		assertThat(left.booking().wanted()).containsOnlyKeys(B);
	}

	@Test
	void nothingIsLeftOfWhoGivesEverythingBack() {
		Registration left = takesAAndWaitsForB().giveUp(Selection.ALL::has, Registration.Cause.CONTACT, Evening.NOW);
		assertThat(left).isInstanceOf(Registration.Cancelled.class);
	}

	@Test
	void whatWasLostAndIsGivenBackDoesNotComeBackEither() {
		Registration.Active lost = (Registration.Active) takesAAndWaitsForB().lose((place) -> place.quota().equals(A),
				Registration.Cause.SESSION_CANCELLED, Evening.NOW);
		Registration left = lost.giveUp((ticket, place) -> place.quota().equals(A), Registration.Cause.CONTACT,
				Evening.NOW);
		assertThat(left).isInstanceOf(Registration.Waitlisted.class);
		assertThat(left.booking().any(Place::isLost)).isFalse();
	}

	@Test
	void whatWasLostAndIsNotGivenBackMayComeBack() {
		Registration.Active lost = (Registration.Active) takesAAndWaitsForB().lose((place) -> place.quota().equals(A),
				Registration.Cause.SESSION_CANCELLED, Evening.NOW);
		Registration left = lost.giveUp((ticket, place) -> place.quota().equals(B), Registration.Cause.CONTACT,
				Evening.NOW);
		assertThat(left).isInstanceOf(Registration.Cancelled.class);
		Registration found = left.find((place) -> true, Standing.of(left), Evening.NOW);
		assertThat(found).isInstanceOf(Registration.Confirmed.class);
		assertThat(found.booking().taken()).containsOnlyKeys(A);
	}

	private static Registration.Active takesAAndWaitsForB() {
		Evening evening = Evening.of(5, 1);
		evening.ask(List.of(Evening.party(1, B)));
		return (Registration.Active) evening.granted(
				evening.ask(List.of(Evening.party("a@example.org", 1, new Wish(false, Set.of(B)), A, B))).getFirst());
	}

}
