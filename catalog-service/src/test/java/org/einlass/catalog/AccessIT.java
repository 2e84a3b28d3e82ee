package org.einlass.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.catalog.organisation.Invitation;
import org.einlass.catalog.organisation.PlayedTeams;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Every route and every role, as {@code access-matrix.md} says. */
@CatalogTest
class AccessIT {

	private static final Map<String, String> TOKENS = Map.of("citizen", TestTokens.of("citizen").bearer(), "steward",
			member(Role.STEWARD), "supervisor", member(Role.SUPERVISOR), "organiser", member(Role.ORGANISER), "owner",
			member(Role.OWNER), "viewer", member(Role.VIEWER), "elsewhere", Api.OTHER, "editor",
			TestTokens.of("editor").realmRole("editor").bearer(), "admin",
			TestTokens.of("admin").realmRole("admin").bearer());

	@Autowired
	Api api;

	@Autowired
	PlayedTeams teams;

	@Autowired
	WebTestClient client;

	@Autowired
	RequestMappingHandlerMapping requestMappingHandlerMapping;

	private static String member(Role role) {
		return TestTokens.of(role.value()).in("digitale-stadt", role).bearer();
	}

	@Test
	void theTableKnowsEveryRoute() {
		AccessMatrix.read().coversAllRoutesOf(this.requestMappingHandlerMapping);
	}

	@TestFactory
	Stream<DynamicTest> everyRoleMayWhatTheTableSays() {
		this.api.call(TOKENS.get("editor"), HttpMethod.POST, "/api/programmes",
				JsonMapper.builder().build().readTree(programme("digitaltag")));
		String open = Api.id(this.api.published());
		JsonNode event = this.api.published();
		return AccessMatrix.read().tests(this.client, TOKENS, () -> variables(open, event));
	}

	@TestFactory
	Stream<DynamicTest> everyPathAllowsTheMethodsThatTheDocumentNames() {
		return AccessMatrix.read().methods(this.client);
	}

	private Map<String, String> variables(String open, JsonNode event) {
		Invitation invitation = Invitation.of("stella@example.org", Role.STEWARD, Locale.GERMAN);
		String member = this.teams.invite("digitale-stadt", invitation).blockOptional().orElseThrow().member().id();
		return Map.ofEntries(Map.entry("idOrSlug", open), Map.entry("id", Api.id(event)),
				Map.entry("session", event.at("/sessions/0/id").asString()), Map.entry("slug", "digitale-stadt"),
				Map.entry("member", member), Map.entry("step", "copy"),
				Map.entry("body:POST /api/events", Api.draft().toString()),
				Map.entry("body:POST /manage/events", "organisation=digitale-stadt"),
				Map.entry("body:POST /api/organisations/{slug}/members",
						"{\"email\": \"a@example.org\", \"role\": \"viewer\"}"),
				Map.entry("body:PUT /api/organisations/{slug}/members/{member}", "{\"role\": \"viewer\"}"),
				Map.entry("body:POST /manage/organisations/{slug}/team", "email=b%40example.org&role=viewer"),
				Map.entry("body:POST /manage/organisations/{slug}/team/{member}", "role=viewer"),
				Map.entry("programme", "digitaltag"), Map.entry("event", open),
				Map.entry("body:POST /api/programmes", programme("day-" + UUID.randomUUID())));
	}

	private static String programme(String slug) {
		return "{\"slug\": \"%s\", \"title\": {\"de\": \"Digitaltag\"}}".formatted(slug);
	}

}
