package org.einlass.starter.test.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What requests must keep to beyond the types of their members: one table of each
 * service, {@code src/test/resources/api-limits.yaml}. A row without a member in the
 * document fails; the fuzzer holds the rows against what the service really takes.
 */
class Limits {

	private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069";

	/** One line with something on it. */
	private static final String LINE = "^[^" + CONTROL + "]*[^" + CONTROL + "\\s][^" + CONTROL + "]*$";

	private static final String ONE_LINE = "^[^" + CONTROL + "]*$";

	private static final String TEXT = "^([^" + CONTROL + "]|[\\n\\r\\t])*$";

	private static final String LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$";

	private static final Map<String, String> WORDS = Map.of("line (\\d+)",
			"{'minLength': 1, 'maxLength': $1, 'pattern': LINE}", "one-line (\\d+)",
			"{'maxLength': $1, 'pattern': ONE_LINE}", "text (\\d+)", "{'maxLength': $1, 'pattern': TEXT}",
			"optional (line|text) (\\d+) in each language",
			"{'maxProperties': 20, 'propertyNames': {'pattern': LANGUAGE}, 'additionalProperties': '$1 $2'}",
			"(line|text) (\\d+) in each language",
			"{'minProperties': 1, 'maxProperties': 20, 'propertyNames': {'pattern': LANGUAGE}, 'additionalProperties': '$1 $2'}",
			"(-?\\d+) to (-?\\d+)", "{'minimum': $1, 'maximum': $2}", "(\\d+) to (\\d+) of (line \\d+)",
			"{'minItems': $1, 'maxItems': $2, 'items': '$3'}", "(\\d+) to (\\d+) entries",
			"{'minItems': $1, 'maxItems': $2}");

	private final JsonMapper json;

	private final ObjectNode table;

	private Limits(JsonMapper json, ObjectNode table) {
		this.json = json;
		this.table = table;
	}

	static Limits read(JsonMapper json) {
		try (InputStream file = Limits.class.getResourceAsStream("/api-limits.yaml")) {
			return new Limits(json, (file != null) ? json.valueToTree(new Yaml().load(file)) : json.createObjectNode());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	void complete(ObjectNode document) {
		JsonNode schemas = document.path("components").path("schemas");
		this.table.path("schemas").forEachEntry((name, rows) -> {
			assertThat(schemas.has(name)).as("schema %s of api-limits.yaml", name).isTrue();
			complete(name, (ObjectNode) schemas.path(name), rows);
		});
		document.path("paths").forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
			JsonNode own = this.table.path("parameters of " + method.toUpperCase(java.util.Locale.ROOT) + " " + path);
			operation.path("parameters").forEach((parameter) -> {
				String name = parameter.path("name").asString();
				merge((ObjectNode) parameter, this.table.path("parameters").path(name));
				merge((ObjectNode) parameter, own.path(name));
			});
			operation.path("requestBody")
				.path("content")
				.forEach((type) -> merge((ObjectNode) type.path("schema"), own.path("body")));
		}));
	}

	private void complete(String name, ObjectNode schema, JsonNode rows) {
		rows.forEachEntry((member, limits) -> {
			switch (member) {
				case "required" -> limits.forEach((one) -> require(schema, one.asString()));
				case "optional" -> limits.forEach((one) -> permit(schema, one.asString()));
				case "all" -> merge(schema, limits);
				default -> {
					assertThat(schema.path("properties").has(member)).as("%s.%s of api-limits.yaml", name, member)
						.isTrue();
					merge((ObjectNode) schema.path("properties").path(member), expand(limits));
				}
			}
		});
	}

	private void require(ObjectNode schema, String member) {
		ArrayNode required = schema.withArray("required");
		if (required.valueStream().noneMatch((one) -> one.asString().equals(member))) {
			required.add(member);
		}
		ObjectNode members = schema.withObject("properties");
		assertThat(members.has(member)).as("required %s of api-limits.yaml", member).isTrue();
		members.set(member, notNull((ObjectNode) members.path(member)));
	}

	private void permit(ObjectNode schema, String member) {
		ArrayNode required = this.json.createArrayNode();
		schema.path("required").valueStream().filter((one) -> !one.asString().equals(member)).forEach(required::add);
		schema.remove("required");
		if (!required.isEmpty()) {
			schema.set("required", required);
		}
	}

	private ObjectNode notNull(ObjectNode member) {
		if (member.get("anyOf") instanceof ArrayNode either && either.size() == 2) {
			ObjectNode only = (ObjectNode) either.get(0);
			member.remove("anyOf");
			member.forEachEntry(only::set);
			return only;
		}
		if (member.get("type") instanceof ArrayNode types && types.size() == 2) {
			member.set("type", types.get(0));
		}
		if (member.get("enum") instanceof ArrayNode values) {
			values.removeIf(JsonNode::isNull);
		}
		return member;
	}

	private void merge(ObjectNode into, JsonNode more) {
		expand(more).forEachEntry((name, value) -> {
			JsonNode limits = "items".equals(name) || "additionalProperties".equals(name) || "schema".equals(name)
					? expand(value) : value;
			if (into.get(name) instanceof ObjectNode known && limits.isObject()) {
				merge(known, limits);
			}
			else if (limits.isNull()) {
				into.remove(name);
			}
			else {
				into.set(name, limits);
			}
		});
	}

	/** What a row says in words. */
	private JsonNode expand(JsonNode limits) {
		if (!limits.isString()) {
			return limits;
		}
		for (Map.Entry<String, String> word : WORDS.entrySet()) {
			Matcher row = Pattern.compile(word.getKey()).matcher(limits.asString());
			if (row.matches()) {
				ObjectNode expanded = (ObjectNode) this.json.readTree(
						row.replaceFirst(word.getValue()).replace('\'', '"').replaceAll("\\b([A-Z_]+)\\b", "\"$1\""));
				pattern(expanded);
				pattern((expanded.get("propertyNames") instanceof ObjectNode names) ? names : expanded);
				return expanded;
			}
		}
		throw new IllegalStateException("Not understood in api-limits.yaml: " + limits.asString());
	}

	private static void pattern(ObjectNode schema) {
		if (schema.has("pattern")) {
			schema.put("pattern", switch (schema.path("pattern").asString()) {
				case "LINE" -> LINE;
				case "ONE_LINE" -> ONE_LINE;
				case "TEXT" -> TEXT;
				case "LANGUAGE" -> LANGUAGE;
				default -> schema.path("pattern").asString();
			});
		}
	}

}
