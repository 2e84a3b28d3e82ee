package org.einlass.local;

import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges the production realm with local additions: objects member by member, lists entry
 * by entry (entries are the same when they carry the same name), anything else is
 * replaced.
 */
public final class RealmFile {

	private static final List<String> NAMES = List.of("clientId", "username", "name");

	private static final JsonMapper JSON = new JsonMapper();

	private RealmFile() {
	}

	/** Writes the realm with the additions to the target. */
	public static void merge(Path realm, Path additions, Path target) {
		JSON.writerWithDefaultPrettyPrinter()
			.writeValue(target, merged(JSON.readTree(realm), JSON.readTree(additions)));
	}

	static JsonNode merged(JsonNode base, JsonNode addition) {
		if (base instanceof ObjectNode object && addition instanceof ObjectNode added) {
			added.propertyStream()
				.forEach((member) -> object.set(member.getKey(), object.has(member.getKey())
						? merged(object.get(member.getKey()), member.getValue()) : member.getValue()));
			return object;
		}
		if (base instanceof ArrayNode list && addition instanceof ArrayNode added) {
			added.forEach((entry) -> mergeInto(list, entry));
			return list;
		}
		return addition;
	}

	private static void mergeInto(ArrayNode list, JsonNode entry) {
		for (int position = 0; position < list.size(); position++) {
			if (sameName(list.get(position), entry)) {
				list.set(position, merged(list.get(position), entry));
				return;
			}
		}
		list.add(entry);
	}

	private static boolean sameName(JsonNode one, JsonNode other) {
		return NAMES.stream()
			.filter(one::has)
			.findFirst()
			.map((name) -> one.get(name).equals(other.get(name)))
			.orElse(false);
	}

}
