package org.einlass.registration.door;

import java.util.Locale;

/** Where the holder of a place is, as far as the door knows. */
enum Presence {

	ABSENT, INSIDE, LEFT;

	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Presence of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

}
