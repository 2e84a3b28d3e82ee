package org.einlass.gateway.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.einlass.gateway.docs.Words.Piece;

/**
 * An OpenAPI document in the order in which one reads it.
 *
 * @param features groups of operations
 * @param types what requests and answers are made of
 */
record Api(List<Feature> features, List<Type> types) {

	/** What belongs together. */
	record Feature(String name, Words description, List<Operation> operations) {
	}

	/**
	 * One method of one path.
	 *
	 * @param access how one shows who one is, each way by its name; empty: no need to
	 */
	record Operation(String id, String method, String path, Words summary, Words description, List<String> access,
			List<Member> parameters, List<Content> body, List<Answer> answers) {
	}

	/**
	 * A parameter of a request or a member of a type.
	 *
	 * @param place {@code path}, {@code query} or {@code header}; empty for members
	 */
	record Member(String name, String place, boolean required, Words type, Words description) {
	}

	/** What a body holds. */
	record Content(String mediaType, Words type) {
	}

	/** What may be answered. */
	record Answer(String status, String meaning, List<Content> body, List<String> headers) {
	}

	/**
	 * A type with its members, or, without members, what it is instead.
	 */
	record Type(String name, Words description, List<Member> members, Words instead) {
	}

	/** Reads a document as a YAML reader leaves it. */
	static Api of(Map<?, ?> document) {
		Map<String, List<Operation>> byFeature = new LinkedHashMap<>();
		map(document, "paths").forEach((path, operations) -> ((Map<?, ?>) operations).forEach((method, operation) -> {
			Map<?, ?> one = (Map<?, ?>) operation;
			byFeature.computeIfAbsent(String.valueOf(list(one, "tags").getFirst()), (name) -> new ArrayList<>())
				.add(operation(String.valueOf(path), String.valueOf(method), one, map(document, "components")));
		}));
		List<Feature> features = maps(document, "tags").map((tag) -> String.valueOf(tag.get("name")))
			.map((name) -> new Feature(name, describe(document, name), byFeature.getOrDefault(name, List.of())))
			.toList();
		List<Type> types = new ArrayList<>();
		map(map(document, "components"), "schemas")
			.forEach((name, schema) -> types.add(type(String.valueOf(name), (Map<?, ?>) schema)));
		return new Api(features, types);
	}

	private static Words describe(Map<?, ?> document, String feature) {
		return maps(document, "tags").filter((tag) -> feature.equals(tag.get("name")))
			.map((tag) -> Words.of(tag.get("description")))
			.findFirst()
			.orElse(Words.of(null));
	}

	private static Operation operation(String path, String method, Map<?, ?> operation, Map<?, ?> components) {
		List<String> access = maps(operation, "security")
			.map((way) -> way.isEmpty() ? "guest" : String.valueOf(way.keySet().iterator().next()))
			.toList();
		List<Member> parameters = maps(operation, "parameters")
			.map((one) -> new Member(String.valueOf(one.get("name")), String.valueOf(one.get("in")),
					Boolean.TRUE.equals(one.get("required")), Words.type(map(one, "schema")),
					Words.of(one.get("description"))))
			.toList();
		List<Answer> answers = new ArrayList<>();
		map(operation, "responses")
			.forEach((status, answer) -> answers.add(answer(String.valueOf(status), (Map<?, ?>) answer, components)));
		return new Operation(String.valueOf(operation.get("operationId")), method.toUpperCase(Locale.ROOT), path,
				Words.of(operation.get("summary")), Words.of(operation.get("description")), access, parameters,
				contents(map(operation, "requestBody")), answers);
	}

	private static Answer answer(String status, Map<?, ?> answer, Map<?, ?> components) {
		Map<?, ?> whole = (answer.get("$ref") instanceof String reference)
				? map(map(components, "responses"), reference.substring(reference.lastIndexOf('/') + 1)) : answer;
		return new Answer(status, String.valueOf(whole.get("description")), contents(whole),
				map(whole, "headers").keySet().stream().map(String::valueOf).toList());
	}

	private static List<Content> contents(Map<?, ?> body) {
		List<Content> contents = new ArrayList<>();
		map(body, "content").forEach((type, content) -> contents
			.add(new Content(String.valueOf(type), Words.type(map((Map<?, ?>) content, "schema")))));
		return contents;
	}

	private static Type type(String name, Map<?, ?> schema) {
		List<?> required = list(schema, "required");
		List<Member> members = new ArrayList<>();
		map(schema, "properties")
			.forEach((member, type) -> members.add(new Member(String.valueOf(member), "", required.contains(member),
					Words.type((Map<?, ?>) type), Words.of(((Map<?, ?>) type).get("description")))));
		return new Type(name, Words.of(schema.get("description")), members,
				members.isEmpty() ? Words.type(schema) : new Words(List.<Piece>of()));
	}

	private static Map<?, ?> map(Map<?, ?> from, String name) {
		return (from.get(name) instanceof Map<?, ?> map) ? map : Map.of();
	}

	private static List<?> list(Map<?, ?> from, String name) {
		return (from.get(name) instanceof List<?> list) ? list : List.of();
	}

	private static Stream<Map<?, ?>> maps(Map<?, ?> from, String name) {
		return list(from, name).stream().map((one) -> (Map<?, ?>) one);
	}

}
