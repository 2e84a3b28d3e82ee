package org.einlass.catalog.event;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where a session takes place.
 *
 * @param latitude WGS 84, degrees, with {@code longitude} or not at all
 */
public record Venue(String name, @Nullable String street, @Nullable String postcode, @Nullable String city,
		@Nullable Double latitude, @Nullable Double longitude) {

	/** What it may be found by. */
	Stream<String> words() {
		return Stream.of(this.name, this.street, this.postcode, this.city).filter(Objects::nonNull);
	}

}
