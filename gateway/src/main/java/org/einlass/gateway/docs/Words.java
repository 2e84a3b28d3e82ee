package org.einlass.gateway.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Text of a page in pieces: what a description says, or what a type looks like.
 *
 * @param pieces in reading order
 */
record Words(List<Piece> pieces) {

	private static final String NULL = "null";

	private static final String SCHEMAS = "#/components/schemas/";

	/**
	 * A piece of text.
	 *
	 * @param code whether it is set as code
	 * @param link the type on the same page that it names
	 */
	record Piece(String text, boolean code, @Nullable String link) {
	}

	/** A description; what stands between backticks is code. */
	static Words of(@Nullable Object description) {
		List<Piece> pieces = new ArrayList<>();
		if (description instanceof String text) {
			String[] parts = text.split("`");
			for (int i = 0; i < parts.length; i++) {
				pieces.add(new Piece(parts[i], i % 2 == 1, null));
			}
		}
		return new Words(pieces);
	}

	/** A type, such as "array of Session" or "string (uuid) or null". */
	static Words type(Map<?, ?> schema) {
		Words words = new Words(new ArrayList<>());
		words.add(schema);
		return words;
	}

	private void add(Map<?, ?> schema) {
		if (schema.get("$ref") instanceof String reference) {
			String name = reference.substring(SCHEMAS.length());
			this.pieces.add(new Piece(name, false, name));
		}
		else if (schema.get("anyOf") instanceof List<?> either) {
			addEither(either);
		}
		else if (schema.get("oneOf") instanceof List<?> either) {
			addEither(either);
		}
		else {
			addNamed(schema);
		}
	}

	private void addEither(List<?> schemas) {
		for (int i = 0; i < schemas.size(); i++) {
			if (i > 0) {
				plain(" or ");
			}
			add((Map<?, ?>) schemas.get(i));
		}
	}

	private void addNamed(Map<?, ?> schema) {
		Object type = schema.get("type");
		List<?> names = (type instanceof List<?> several) ? several : (type != null) ? List.of(type) : List.of("bytes");
		plain(names.stream()
			.filter((name) -> names.size() == 1 || !NULL.equals(name))
			.map(String::valueOf)
			.collect(Collectors.joining(" or ")));
		if (schema.get("format") instanceof String format && !format.startsWith("int")) {
			plain(" (" + format + ")");
		}
		if (schema.get("items") instanceof Map<?, ?> items) {
			plain(" of ");
			add(items);
		}
		if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
			plain(" of ");
			add(values);
		}
		if (schema.get("enum") instanceof List<?> values) {
			addValues(values.stream().filter((value) -> value != null).toList());
		}
		if (names.contains(NULL) && names.size() > 1) {
			plain(" or null");
		}
	}

	private void addValues(List<?> values) {
		plain(": ");
		for (int i = 0; i < values.size(); i++) {
			plain((i > 0) ? ", " : "");
			this.pieces.add(new Piece(String.valueOf(values.get(i)), true, null));
		}
	}

	private void plain(String text) {
		this.pieces.add(new Piece(text, false, null));
	}

}
