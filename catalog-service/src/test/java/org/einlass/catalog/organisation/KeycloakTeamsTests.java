package org.einlass.catalog.organisation;

import java.util.List;
import java.util.Locale;

import org.einlass.starter.identity.Role;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Keycloak is told of a team, and what it means if it does not answer. */
class KeycloakTeamsTests {

	private static final Invitation INVITATION = Invitation.of("ada@example.org", Role.STEWARD, Locale.GERMAN);

	private static final String JOIN = "PUT /users/known/groups/g4";

	private static final String MAIL = "PUT /users/known/execute-actions-email [\"VERIFY_EMAIL\",\"UPDATE_PASSWORD\"]";

	private final KeycloakConfiguration configuration = new KeycloakConfiguration();

	@Test
	void whereNobodyListensTheTeamsAreAway() {
		try (Keycloak keycloak = this.configuration.keycloak("http://localhost:1", "secret")) {
			Teams teams = this.configuration.teams(keycloak, "http://localhost:8080");
			assertThatThrownBy(() -> teams.of("digitale-stadt").block())
				.isInstanceOf(OrganisationRefused.TeamsAway.class);
		}
	}

	@Test
	void whoHasAnAccountJoinsWithoutAMail() {
		try (PlayedKeycloak played = known(true, "[]")) {
			assertThat(invite(played).mailed()).isFalse();
			assertThat(played.told()).startsWith(JOIN).noneMatch((told) -> told.contains("execute-actions-email"));
		}
	}

	@Test
	void whoHasNoneGetsAMailToSetItUp() {
		try (PlayedKeycloak played = new PlayedKeycloak("[]")) {
			assertThat(invite(played).mailed()).isTrue();
			assertThat(played.told().getFirst()).contains("POST /users", "\"emailVerified\":false", "VERIFY_EMAIL");
			assertThat(played.told().getLast()).startsWith("PUT /users/new/execute-actions-email");
		}
	}

	@Test
	void anAccountOfWhichNobodyConfirmedTheAddressStartsAnewBeforeItJoins() {
		try (PlayedKeycloak played = known(false, "[]")) {
			assertThat(invite(played).mailed()).isTrue();
			List<String> told = played.told();
			assertThat(told.getFirst()).startsWith("PUT /users/known {").contains("VERIFY_EMAIL", "UPDATE_PASSWORD");
			assertThat(told).containsSubsequence("DELETE /users/known/credentials/old-password",
					"DELETE /users/known/federated-identity/other", "POST /users/known/logout", JOIN, MAIL);
		}
	}

	@Test
	void whoHasYetToChooseAPasswordIsRemindedIfInvitedAgain() {
		try (PlayedKeycloak played = known(true, "[\"UPDATE_PASSWORD\"]")) {
			assertThat(invite(played).mailed()).isTrue();
			assertThat(played.told()).endsWith(MAIL);
		}
	}

	/** Keycloak, in which the address has an account. */
	private static PlayedKeycloak known(boolean verified, String actions) {
		return new PlayedKeycloak("""
				[{"id": "known", "email": "ada@example.org", "emailVerified": %s, "requiredActions": %s}]"""
			.formatted(verified, actions));
	}

	private Invited invite(PlayedKeycloak played) {
		try (Keycloak keycloak = this.configuration.keycloak(played.url(), "secret")) {
			return this.configuration.teams(keycloak, "http://localhost:8080")
				.invite("stadt", INVITATION)
				.blockOptional()
				.orElseThrow();
		}
	}

}
