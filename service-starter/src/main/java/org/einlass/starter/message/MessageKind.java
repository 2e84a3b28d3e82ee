package org.einlass.starter.message;

import java.util.Set;

/**
 * What a consumer reads of a topic. A type that is not among its own is skipped and
 * counted: its owner may add types before the consumer knows them.
 *
 * @param state the record that declares the members which the consumer reads
 * @param types the values of {@code ce_type} that carry this state
 */
public record MessageKind<T>(Class<T> state, Set<String> types) {

	public MessageKind {
		types = Set.copyOf(types);
	}

	public static <T> MessageKind<T> of(Class<T> state, String... types) {
		return new MessageKind<>(state, Set.of(types));
	}

}
