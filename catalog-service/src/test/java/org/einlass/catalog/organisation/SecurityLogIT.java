package org.einlass.catalog.organisation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.SecurityLogLines;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einlass.catalog.Api.json;

/** Who founded an organisation and changed its team, without names and addresses. */
@CatalogTest
class SecurityLogIT {

	@Autowired
	Api api;

	private static UUID account(String user) {
		return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void changesOfATeamAreWrittenDown() {
		String slug = "log-" + UUID.randomUUID();
		String admin = TestTokens.of("admin").realmRole("admin").bearer();
		String owner = TestTokens.of("owner").in(slug, Role.OWNER).bearer();
		String path = "/api/organisations/" + slug + "/members";
		try (SecurityLogLines log = SecurityLogLines.kept()) {
			this.api.call(admin, HttpMethod.POST, "/api/organisations",
					"{\"slug\": \"" + slug + "\", \"name\": \"Stadtarchiv\"}");
			JsonNode invited = json(this.api.call(owner, HttpMethod.POST, path,
					"{\"email\": \"ada@example.org\", \"role\": \"steward\"}"));
			String member = path + "/" + invited.path("id").asString();
			this.api.call(owner, HttpMethod.PUT, member, "{\"role\": \"viewer\"}").expectStatus().isOk();
			this.api.call(owner, HttpMethod.DELETE, member, null).expectStatus().isNoContent();
			String by = " actor=" + account("owner") + " organisation=" + slug + " member=";
			assertThat(log.about(slug)).satisfiesExactly(
					(line) -> assertThat(line)
						.startsWith("organisation-founded actor=" + account("admin") + " organisation=" + slug),
					(line) -> assertThat(line).startsWith("member-invited" + by).contains(" role=steward"),
					(line) -> assertThat(line).startsWith("role-changed" + by).contains(" role=viewer"),
					(line) -> assertThat(line).startsWith("member-removed" + by).contains(" role=viewer"));
			assertThat(log.about(slug)).allSatisfy((line) -> assertThat(line).doesNotContainIgnoringCase("ada")
				.doesNotContain("example.org", "Stadtarchiv", "127.0.0.1"));
		}
	}

	@Test
	void theseAreAllThatTheTableForOperatorsNames() {
		assertThat(SecurityLogLines.documented("catalog")).containsExactly("member-invited", "member-removed",
				"organisation-founded", "role-changed");
	}

}
