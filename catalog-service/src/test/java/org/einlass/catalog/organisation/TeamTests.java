package org.einlass.catalog.organisation;

import java.util.List;

import org.einlass.catalog.organisation.OrganisationRefused.LastOwner;
import org.einlass.catalog.organisation.OrganisationRefused.UnknownMember;
import org.einlass.starter.identity.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may leave a team. */
class TeamTests {

	private static final Member OWNER = new Member("1", "Olga", "olga@example.org", Role.OWNER);

	private static final Member SECOND = new Member("2", "Otto", "otto@example.org", Role.OWNER);

	private static final Member STEWARD = new Member("3", "Stella", "stella@example.org", Role.STEWARD);

	@Test
	void theLastOwnerStays() {
		Team team = new Team(List.of(OWNER, STEWARD));
		assertThatThrownBy(() -> team.mayLeave("1")).isInstanceOf(LastOwner.class);
		assertThatThrownBy(() -> team.mayBecome("1", Role.ORGANISER)).isInstanceOf(LastOwner.class);
		assertThat(team.mayBecome("1", Role.OWNER)).isEqualTo(OWNER);
	}

	@Test
	void aMemberIsKnownByTheAddressInAnySpelling() {
		Team team = new Team(List.of(OWNER, STEWARD));
		assertThat(team.memberAt("Olga@Example.org")).contains(OWNER);
		assertThat(team.memberAt("new@example.org")).isEmpty();
	}

	@Test
	void oneOfTwoOwnersMayGo() {
		assertThat(new Team(List.of(OWNER, SECOND)).mayLeave("1")).isEqualTo(OWNER);
	}

	@Test
	void whoIsNoOwnerMayGo() {
		assertThat(new Team(List.of(OWNER, STEWARD)).mayLeave("3")).isEqualTo(STEWARD);
	}

	@Test
	void someoneElseIsUnknown() {
		assertThatThrownBy(() -> new Team(List.of(OWNER)).mayLeave("9")).isInstanceOf(UnknownMember.class);
	}

}
