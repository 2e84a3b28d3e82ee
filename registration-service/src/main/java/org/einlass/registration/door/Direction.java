package org.einlass.registration.door;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way the person goes. */
enum Direction {

	@JsonProperty("in")
	IN, @JsonProperty("out")
	OUT;

	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
