package org.einlass.registration.boxoffice;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

class StaffTests {

	private final Evening evening = Evening.of(1, 0);

	private final Staff staff = new Staff(CounterFixture.of(this.evening), Mockito.mock(Registrations.class),
			Mockito.mock(Deeds.class), Clock.systemUTC());

	@Test
	void anAddressThatStaffCorrectsTakesNoCorrectionFromTheContact() {
		Registration person = this.evening.signUp(1);
		Errand errand = new Errand(person.booking().event(), person.id(), new Actor("supervisor", "Sam"), "");
		this.staff.correct(errand, EmailAddress.of("right@example.org").orElseThrow()).block();
		assertThat(this.evening.now(person).booking().contact().email()).isEqualTo("right@example.org");
		assertThat(this.evening.now(person).booking().secrets()).isEqualTo(new Secrets(2, 2, 0, 0));
	}

}
