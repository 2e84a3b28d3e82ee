package org.einlass.registration.boxoffice;

import org.einlass.starter.message.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Why places of a registration are others than before. */
class ChangeTests {

	private final Registration.Active before = (Registration.Active) Evening.of(1, 1, 1)
		.signUp(1, Evening.A, Evening.B, Evening.C);

	@Test
	void whatIsGivenBackAfterAnotherPlaceWasLostIsTheContactsDoing() {
		Registration.Active lost = (Registration.Active) this.before.lose((place) -> place.quota().equals(Evening.A),
				Registration.Cause.SESSION_CANCELLED, Evening.NOW);
		assertThat(cause(this.before, lost)).isEqualTo("session_cancelled");
		assertThat(cause(lost, withoutB(lost))).isEqualTo("contact");
	}

	@Test
	void whatIsGivenBackAfterAnotherPlaceWasReleasedIsTheContactsDoing() {
		Registration.Active released = this.before.with(this.before.booking()
			.change((place) -> place.quota().equals(Evening.A), (place) -> place.in(Place.State.RELEASED)));
		assertThat(cause(this.before, released)).isEqualTo("organiser");
		assertThat(cause(released, withoutB(released))).isEqualTo("contact");
	}

	@Test
	void whatComesBackIsTheOrganisersDoing() {
		Registration.Active lost = (Registration.Active) this.before.lose((place) -> place.quota().equals(Evening.A),
				Registration.Cause.SESSION_CANCELLED, Evening.NOW);
		assertThat(cause(lost, lost.find((place) -> true, Standing.of(lost), Evening.NOW))).isEqualTo("organiser");
	}

	private static Registration withoutB(Registration.Active registration) {
		return registration.giveUp((ticket, place) -> place.quota().equals(Evening.B), Registration.Cause.CONTACT,
				Evening.NOW);
	}

	private static String cause(Registration before, Registration after) {
		Message message = Change.of(before, after).message().orElseThrow();
		return String.valueOf(((RegistrationMessage) message.body()).cause());
	}

}
