package org.einlass.registration.boxoffice;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A quota that somebody wants places in: its id alone, or with what becomes of the
 * sign-up if it is full, as in {@code {"quota": "…", "ifFull": "wait"}}.
 */
record QuotaChoice(@Nullable UUID quota, @Nullable IfFull ifFull) {

	@JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
	QuotaChoice {
	}

	/** Takes text: a creator that takes an id would also be given whole objects. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static QuotaChoice of(String quota) {
		UUID id = UUID.fromString(quota);
		if (!id.toString().equalsIgnoreCase(quota)) {
			throw new IllegalArgumentException("Not the whole of an id");
		}
		return new QuotaChoice(id, null);
	}

	boolean waits() {
		return this.ifFull == IfFull.WAIT;
	}

}
