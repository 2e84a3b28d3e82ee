package org.einlass.registration.door;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a code could not be read, as far as one can tell. */
enum Hint {

	/** The scanner is set to another keyboard than the device. */
	KEYBOARD;

	@JsonValue
	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
