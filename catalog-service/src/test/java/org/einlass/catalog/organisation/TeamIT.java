package org.einlass.catalog.organisation;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einlass.catalog.Api.json;

/** Founding organisations and caring for their teams over HTTP. */
@CatalogTest
class TeamIT {

	private static final String ADMIN = TestTokens.of("admin").realmRole("admin").bearer();

	@Autowired
	Api api;

	@Autowired
	PlayedTeams teams;

	@AfterEach
	void keycloakIsBack() {
		this.teams.setAway(false);
	}

	@Test
	void anAdminFoundsAnOrganisationOnce() {
		String body = "{\"slug\": \"volkshochschule\", \"name\": \"Volkshochschule\"}";
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations", body)
			.expectStatus()
			.isCreated()
			.expectHeader()
			.location("/api/organisations/volkshochschule");
		assertThat(this.teams.isPrepared("volkshochschule")).isTrue();
		this.teams.forget("volkshochschule");
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations", body).expectStatus().isCreated();
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations", body.replace("\"Volks", "\"Other Volks"))
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("already-exists");
		assertThat(this.teams.isPrepared("volkshochschule")).as("missing groups are made again").isTrue();
		assertThat(json(this.api.call(null, HttpMethod.GET, "/api/organisations", null)).path("items").toString())
			.contains("Volkshochschule");
	}

	@ParameterizedTest
	@CsvSource({ "{}, slug", "'{\"slug\": \"Groß Schrift\", \"name\": \"x\"}', slug",
			"'{\"slug\": \"../x\", \"name\": \"x\"}', slug", "'{\"slug\": \"x\", \"name\": \"a\\u0000\"}', name",
			"'{\"slug\": \"x\", \"name\": \"x\", \"owner\": 1}', owner" })
	void aWrongOrganisationIsRefused(String body, String field) {
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations", body)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.fields[0].path")
			.isEqualTo(field);
	}

	@Test
	void nothingIsFoundedWhileKeycloakIsAway() {
		this.teams.setAway(true);
		String body = "{\"slug\": \"museum\", \"name\": \"Museum\"}";
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations", body)
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("teams-away");
		this.teams.setAway(false);
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations", body).expectStatus().isCreated();
	}

	@Test
	void anOwnerInvitesChangesAndRemoves() {
		String owner = TestTokens.of("owner").in("digitale-stadt", Role.OWNER).bearer();
		String path = "/api/organisations/digitale-stadt/members";
		JsonNode first = json(
				this.api.call(owner, HttpMethod.POST, path, "{\"email\": \"Olga@Example.org\", \"role\": \"owner\"}")
					.expectStatus()
					.isCreated());
		assertThat(first.path("email").asString()).isEqualTo("olga@example.org");
		String olga = path + "/" + first.path("id").asString();
		this.api.call(owner, HttpMethod.DELETE, olga, null)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("last-owner");
		this.api.call(owner, HttpMethod.POST, path, "{\"email\": \"olga@example.org\", \"role\": \"steward\"}")
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.role")
			.isEqualTo("owner");
		this.api.call(owner, HttpMethod.POST, path, "{\"email\": \"otto@example.org\", \"role\": \"owner\"}")
			.expectStatus()
			.isCreated();
		assertThat(json(this.api.call(owner, HttpMethod.PUT, olga, "{\"role\": \"steward\"}")).path("role").asString())
			.isEqualTo("steward");
		this.api.call(owner, HttpMethod.DELETE, olga, null).expectStatus().isNoContent();
		this.api.call(owner, HttpMethod.DELETE, olga, null).expectStatus().isNotFound();
		assertThat(json(this.api.call(owner, HttpMethod.GET, path, null)).path("items").toString())
			.contains("otto@example.org")
			.doesNotContain("olga");
	}

	@ParameterizedTest
	@CsvSource({ "'{\"role\": \"owner\"}', email", "'{\"email\": \"x\", \"role\": \"owner\"}', email",
			"'{\"email\": \"a@example.org\"}', role", "'{\"email\": \"a@example.org\", \"role\": \"king\"}', role" })
	void aWrongInvitationIsRefused(String body, String field) {
		this.api.call(ADMIN, HttpMethod.POST, "/api/organisations/digitale-stadt/members", body)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.fields[0].path")
			.isEqualTo(field);
	}

	@Test
	void onlyItsOwnersSeeATeam() {
		String path = "/api/organisations/digitale-stadt/members";
		this.api.call(null, HttpMethod.GET, path, null).expectStatus().isUnauthorized();
		this.api.call(Api.ORGANISER, HttpMethod.GET, path, null).expectStatus().isForbidden();
		this.api.call(TestTokens.of("x").in("stadtbibliothek", Role.OWNER).bearer(), HttpMethod.GET, path, null)
			.expectStatus()
			.isForbidden();
		this.api.call(ADMIN, HttpMethod.GET, path, null).expectStatus().isOk();
		this.api.call(ADMIN, HttpMethod.GET, "/api/organisations/nowhere/members", null).expectStatus().isNotFound();
		this.api.raw(ADMIN, "/api/organisations/a%00/members").expectStatus().isNotFound();
	}

}
