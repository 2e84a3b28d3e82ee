package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.TooLate;
import org.einlass.registration.programme.Language;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the contact gives back no longer; page and API agree. */
class TooLateTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	private final Evening evening = Evening.of(5, 5);

	private final Changes changes = new Changes(CounterFixture.of(this.evening));

	@Test
	void whoWasThereOnTheFirstDayGivesTheLastOneBack() {
		Registration both = onTheFirstDay(1);
		assertThat(page(both).mayCancel()).isFalse();
		assertThat(parts(both)).containsExactly("quota:" + B);
		refused(both, Selection.ALL);
		refused(both, new Selection(null, Set.of(A)));
		refused(both, new Selection(null, Set.of(A, B)));
		assertThat(cancel(both, new Selection(null, Set.of(B))).booking().taken()).containsOnlyKeys(A);
	}

	@Test
	void aTicketIsGivenBackUntilTheFirstOfItsDates() {
		Registration group = onTheFirstDay(2);
		UUID ticket = group.booking().tickets().getFirst().id();
		assertThat(parts(group)).containsExactly("quota:" + B);
		refused(group, new Selection(Set.of(ticket), null));
		assertThat(cancel(group, new Selection(Set.of(ticket), Set.of(B))).booking().taken()).containsEntry(B, 1);
		assertThat(parts(group)).containsExactly("quota:" + B);
		assertThat(cancel(group, new Selection(null, Set.of(B))).booking().taken()).containsOnlyKeys(A);
	}

	@Test
	void theTimeThatTheOrganiserSetIsForAllDates() {
		Registration both = this.evening.signUp(1, A, B);
		this.evening.cancelUntil = this.evening.now;
		assertThat(parts(both)).isEmpty();
		refused(both, new Selection(null, Set.of(B)));
	}

	@Test
	void beforeTheFirstDayEverythingIsGivenBack() {
		Registration both = this.evening.signUp(1, A, B);
		assertThat(page(both).mayCancel()).isTrue();
		assertThat(parts(both)).containsExactly("quota:" + A, "quota:" + B);
		assertThat(cancel(both, Selection.ALL)).isInstanceOf(Registration.Cancelled.class);
	}

	@Test
	void whoIsInsideGivesNothingBackNorForAnother() {
		Registration group = this.evening.signUp(2, A);
		UUID inside = group.booking().tickets().getFirst().id();
		UUID absent = group.booking().tickets().getLast().id();
		enters(group, inside);
		assertThat(page(group).mayCancel()).isFalse();
		assertThat(parts(group)).containsExactly("ticket:" + absent);
		assertThat(page(group).moves()).isEmpty();
		refused(group, Selection.ALL);
		refused(group, new Selection(Set.of(inside), null));
		assertThat(this.evening.alter(group, new Move(A, B, true, null))).isEqualTo(new Outcome.Refused(new TooLate()));
		assertThat(cancel(group, new Selection(Set.of(absent), null)).booking().taken()).containsEntry(A, 1);
	}

	/** As the door has it. */
	private void enters(Registration registration, UUID ticket) {
		this.evening.alter(registration, (admission, current) -> admission.write(current.with(current.booking()
			.tickets((one) -> one.id().equals(ticket) ? one.change(Place::confirmed, TooLateTests::inside) : one))));
	}

	private static Place inside(Place place) {
		return new Place(place.quota(), place.session(), place.state(), Place.Presence.INSIDE, null, null, null);
	}

	private Registration onTheFirstDay(int attendees) {
		this.evening.starts.put(A, Duration.ofDays(1));
		Registration both = this.evening.signUp(attendees, A, B);
		this.evening.later(Duration.ofDays(1).toSeconds());
		return both;
	}

	private Registration cancel(Registration registration, Selection selection) {
		return this.changes.cancel(registration.id(), selection).blockOptional().orElseThrow();
	}

	private void refused(Registration registration, Selection selection) {
		assertThatThrownBy(() -> cancel(registration, selection)).isInstanceOfSatisfying(
				RegistrationRefused.Refusal.class,
				(refusal) -> assertThat(refusal.reason()).isInstanceOf(TooLate.class));
	}

	private List<String> parts(Registration registration) {
		return page(registration).parts().stream().map(PartView::value).toList();
	}

	private RegistrationView page(Registration registration) {
		return RegistrationView.of(this.evening.now(registration), this.evening.event(), null, Language.DE,
				this.evening.now);
	}

}
