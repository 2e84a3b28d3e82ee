package org.einlass.catalog.organisation;

import java.util.Locale;

import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which addresses can be invited. */
class InvitationTests {

	@Test
	void anAddressIsNormalised() {
		assertThat(Invitation.of(" Erika.Muster+x@Bücherei.Example ", Role.STEWARD, Locale.GERMAN).email())
			.isEqualTo("erika.muster+x@xn--bcherei-n2a.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "erika", "@example.org", "erika@", "erika@example", "a b@example.org",
			"a@b@example.org,c@example.org", "a\0@example.org", "a@exa_mple.org", "<a>@example.org", "a@-.-" })
	void whatIsNoAddressIsRefused(String email) {
		assertThatThrownBy(() -> Invitation.of(email, Role.STEWARD, Locale.GERMAN)).isInstanceOf(Invalid.class);
	}

	@Test
	void theRoleMustBeSaid() {
		assertThatThrownBy(() -> Invitation.of("a@example.org", null, Locale.GERMAN)).isInstanceOf(Invalid.class);
	}

}
