package org.einlass.registration.programme;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Where a session takes place. */
public record Venue(@Nullable String name, @Nullable String street, @Nullable String postcode, @Nullable String city) {

	/** The address on one line. */
	public String line() {
		String town = Stream.of(this.postcode, this.city).filter(Objects::nonNull).collect(Collectors.joining(" "));
		return Stream.of(this.name, this.street, town)
			.filter((part) -> part != null && !part.isBlank())
			.collect(Collectors.joining(", "));
	}

}
