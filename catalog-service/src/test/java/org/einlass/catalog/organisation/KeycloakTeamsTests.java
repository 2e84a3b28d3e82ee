package org.einlass.catalog.organisation;

import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A Keycloak that does not answer is away, nothing else. */
class KeycloakTeamsTests {

	@Test
	void whereNobodyListensTheTeamsAreAway() {
		KeycloakConfiguration configuration = new KeycloakConfiguration();
		try (Keycloak keycloak = configuration.keycloak("http://localhost:1", "secret")) {
			Teams teams = configuration.teams(keycloak, "http://localhost:8080");
			assertThatThrownBy(() -> teams.of("digitale-stadt").block())
				.isInstanceOf(OrganisationRefused.TeamsAway.class);
		}
	}

}
