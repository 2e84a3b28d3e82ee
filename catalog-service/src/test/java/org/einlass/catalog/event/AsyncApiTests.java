package org.einlass.catalog.event;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The document of the contract and its examples name the same members. */
class AsyncApiTests {

	@ParameterizedTest
	@CsvSource({ "Event, ''", "SignUp, /signUp", "Question, /signUp/questions/0", "Session, /sessions/0",
			"Venue, /sessions/0/venue", "Quota, /sessions/0/quotas/0" })
	void theDocumentNamesWhatTheExamplesHold(String schema, String pointer) {
		JsonNode example = ExampleEvents.golden("EventPublished").at(pointer);
		assertThat(members(schema)).containsExactlyInAnyOrderElementsOf(example.propertyNames());
	}

	private static Set<String> members(String schema) {
		Map<String, Object> document = new Yaml().load(ExampleEvents.read(Path.of("contracts", "asyncapi.yaml")));
		return step(step(step(step(document, "components"), "schemas"), schema), "properties").keySet();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> step(Map<String, Object> from, String name) {
		return (Map<String, Object>) Objects.requireNonNull(from.get(name), name);
	}

}
