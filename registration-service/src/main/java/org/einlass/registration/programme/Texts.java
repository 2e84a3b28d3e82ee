package org.einlass.registration.programme;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads texts by language as they stand in a column. */
@Component
public class Texts {

	private static final TypeReference<Map<String, String>> BY_LANGUAGE = new TypeReference<>() {
	};

	private final JsonMapper json;

	Texts(JsonMapper json) {
		this.json = json;
	}

	/** None if there is no text. */
	public Map<String, String> read(@Nullable String column) {
		return (column != null) ? this.json.readValue(column, BY_LANGUAGE) : Map.of();
	}

}
