package org.einlass.starter.test.api;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.einlass.starter.test.api.SourceComments.Comment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says of the members of records what their types and comments say: what is always there,
 * what may be {@code null}, and what it means.
 */
class Members {

	private static final String REFERENCE = "#/components/schemas/";

	private final JsonMapper json;

	private final SourceComments comments;

	Members(JsonMapper json, SourceComments comments) {
		this.json = json;
		this.comments = comments;
	}

	/** Completes the schemas of these records in the document. */
	void complete(ObjectNode document, Map<String, Class<?>> records) {
		Set<String> taken = new TreeSet<>();
		document.findValues("requestBody").forEach((body) -> collect(body, document, taken));
		document.findValues("requestBody").forEach(this::optional);
		ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
		records.forEach((name, type) -> {
			if (schemas.get(name) instanceof ObjectNode schema) {
				complete(schema, type, taken.contains(name));
				if (taken.contains(name)) {
					close(schema, type);
				}
				schemas.set(name, withShortForm(schemas, name, type));
			}
		});
	}

	/** The schemas that a request is made of. */
	private static void collect(JsonNode from, ObjectNode document, Set<String> names) {
		for (String reference : from.findValuesAsString("$ref")) {
			String name = reference.substring(REFERENCE.length());
			if (names.add(name)) {
				collect(document.path("components").path("schemas").path(name), document, names);
			}
		}
	}

	private void complete(ObjectNode schema, Class<?> type, boolean taken) {
		Comment comment = this.comments.of(type);
		describe(schema, comment.whole());
		ArrayNode required = this.json.createArrayNode();
		ObjectNode members = schema.withObject("properties");
		for (RecordComponent component : type.getRecordComponents()) {
			String name = component.getName();
			if (members.get(name) instanceof ObjectNode member) {
				boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
				boolean leftOut = leftOut(component.getAccessor(), type, nullable);
				if (!leftOut && !(nullable && taken)) {
					required.add(name);
				}
				members.set(name, (nullable && !leftOut) ? orNull(member) : member);
				describe((ObjectNode) members.path(name), comment.parameters().getOrDefault(name, ""));
			}
		}
		if (!required.isEmpty()) {
			schema.set("required", required);
		}
	}

	/**
	 * A request has no further members, but for those that only the server writes: who
	 * sends a document back sends them along.
	 */
	private void close(ObjectNode schema, Class<?> type) {
		Class<?> mixIn = this.json.serializationConfig().findMixInClassFor(type);
		JsonIgnoreProperties ignored = (mixIn != null) ? mixIn.getAnnotation(JsonIgnoreProperties.class) : null;
		for (String name : (ignored != null) ? ignored.value() : new String[0]) {
			schema.withObject("properties").putObject(name).put("description", "only the server writes it; ignored");
		}
		schema.put("type", "object").put("additionalProperties", false);
	}

	private static void describe(ObjectNode schema, String text) {
		if (!text.isEmpty()) {
			schema.put("description", text);
		}
	}

	/** Whether the service leaves the member out rather than write that it is empty. */
	private boolean leftOut(Method accessor, Class<?> type, boolean nullable) {
		Class<?> mixIn = this.json.serializationConfig().findMixInClassFor(type);
		return Stream.of(accessor, type, (mixIn != null) ? mixIn : type)
			.map((element) -> element.getAnnotation(JsonInclude.class))
			.anyMatch((include) -> include != null && include.value() != JsonInclude.Include.ALWAYS
					&& (nullable || include.value() != JsonInclude.Include.NON_NULL));
	}

	/** A body that may be left out may also be {@code null}. */
	private void optional(JsonNode body) {
		if (!body.path("required").asBoolean(false)) {
			body.path("content")
				.forEach((type) -> ((ObjectNode) type).set("schema", orNull((ObjectNode) type.path("schema"))));
		}
	}

	private ObjectNode orNull(ObjectNode member) {
		if (!member.has("type")) {
			ObjectNode either = this.json.createObjectNode();
			either.putArray("anyOf").add(member).addObject().put("type", "null");
			return either;
		}
		member.set("type", this.json.createArrayNode().add(member.path("type").asString()).add("null"));
		if (member.get("enum") instanceof ArrayNode values) {
			values.addNull();
		}
		return member;
	}

	/** A record that is also read from a single value, such as an id. */
	private ObjectNode withShortForm(ObjectNode schemas, String name, Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(JsonCreator.class) && method.getParameterCount() == 1)
			.findFirst()
			.map((creator) -> either(schemas, name, type.getRecordComponents()[0].getType()))
			.orElseGet(() -> (ObjectNode) schemas.path(name));
	}

	private ObjectNode either(ObjectNode schemas, String name, Class<?> simple) {
		schemas.set(name + "InFull", schemas.path(name));
		ObjectNode either = this.json.createObjectNode();
		ObjectNode value = either.putArray("oneOf").addObject().put("type", "string");
		if (simple == UUID.class) {
			value.put("format", "uuid");
		}
		either.withArray("oneOf").addObject().put("$ref", REFERENCE + name + "InFull");
		return either;
	}

}
