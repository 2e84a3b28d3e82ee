package org.einlass.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RealmTests {

	private static final Path PRODUCTION = Path.of("../keycloak/realm-einlass.json");

	private static final Path LOCAL = Path.of("../keycloak/realm-local.json");

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	Path folder;

	@Test
	void productionHasNobodyWhoCanLogIn() {
		JsonNode realm = JSON.readTree(PRODUCTION);
		assertThat(realm.path("users")).isNotEmpty()
			.allSatisfy((user) -> assertThat(user.has("serviceAccountClientId")).isTrue())
			.noneSatisfy((user) -> assertThat(user.has("credentials")).isTrue());
	}

	@Test
	void productionHasNoClientForPasswords() {
		JsonNode realm = JSON.readTree(PRODUCTION);
		assertThat(values(realm.path("clients"), "clientId")).containsExactly("admin-cli", "einlass-gateway",
				"einlass-catalog", "einlass-notification");
		assertThat(realm.path("clients"))
			.allSatisfy((client) -> assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse())
			.allSatisfy((client) -> assertThat(client.path("publicClient").asBoolean(true)).isFalse());
	}

	/** A right that was taken away lives on for as long as a token does. */
	@Test
	void tokensOfPeopleLiveForLessThanAMinuteHereToo() {
		JsonNode realm = merged();
		assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(20, 55);
		assertThat(realm.path("clients"))
			.filteredOn((client) -> !client.path("serviceAccountsEnabled").asBoolean(false))
			.filteredOn((client) -> !client.path("clientId").asString().equals("einlass-fuzz"))
			.noneSatisfy((client) -> assertThat(client.path("attributes").has("access.token.lifespan")).isTrue());
	}

	@Test
	void theLoginsOfOthersEndWhereKeycloakSays() {
		assertThat(merged().path("clients"))
			.filteredOn((client) -> client.path("clientId").asString().equals("einlass-gateway"))
			.singleElement()
			.satisfies((gateway) -> assertThat(gateway.path("attributes").path("backchannel.logout.url").asString())
				.isEqualTo("${EINLASS_GATEWAY_URL}/logout/connect/back-channel/keycloak"));
	}

	@Test
	void keycloakKeepsItsEventsForAMonth() {
		JsonNode realm = JSON.readTree(PRODUCTION);
		assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
		assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
		assertThat(realm.path("eventsExpiration").asInt()).isEqualTo(30 * 24 * 3600);
		assertThat(realm.path("attributes").path("adminEventsExpiration").asInt()).isEqualTo(30 * 24 * 3600);
	}

	@Test
	void secretsComeFromTheEnvironmentOnly() {
		assertThat(values(JSON.readTree(PRODUCTION).path("clients"), "secret"))
			.filteredOn((secret) -> !secret.isEmpty())
			.hasSize(3)
			.allSatisfy((secret) -> assertThat(secret).matches("\\$\\{EINLASS_[A-Z]+_SECRET}"));
	}

	@Test
	void localUsersAndTheClientForScriptsAreAdded() {
		JsonNode realm = merged();
		assertThat(values(realm.path("users"), "username")).contains("service-account-einlass-catalog", "citizen",
				"owner", "organiser", "viewer", "supervisor", "steward", "editor", "admin");
		assertThat(values(realm.path("clients"), "clientId")).contains("einlass-gateway", "einlass-cli");
	}

	@Test
	void aGroupIsMergedAndNotRepeated() {
		JsonNode groups = merged().path("groups");
		assertThat(values(groups, "name")).containsExactly("organisations");
		assertThat(values(groups.path(0).path("subGroups"), "name")).containsExactly("digitale-stadt");
	}

	@Test
	void whatIsNotAddedStays() {
		JsonNode realm = merged();
		assertThat(realm.path("resetPasswordAllowed").asBoolean()).isTrue();
		assertThat(realm.path("smtpServer").path("host").asString()).isEqualTo("${EINLASS_SMTP_HOST}");
		assertThat(realm.path("smtpServer").path("starttls").asString()).isEqualTo("false");
	}

	private JsonNode merged() {
		Path target = this.folder.resolve("realm.json");
		RealmFile.merge(PRODUCTION, LOCAL, target);
		return JSON.readTree(target);
	}

	private static List<String> values(JsonNode list, String member) {
		return StreamSupport.stream(list.spliterator(), false).map((entry) -> entry.path(member).asString()).toList();
	}

}
