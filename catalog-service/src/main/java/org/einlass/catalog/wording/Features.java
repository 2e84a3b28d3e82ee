package org.einlass.catalog.wording;

import java.util.List;

/** What makes an event accessible; others are shown as written. */
public final class Features {

	/** The known ones; their names are {@code page.feature.<value>}. */
	public static final List<String> KNOWN = List.of("wheelchair", "accessible_toilet", "accessible_parking",
			"hearing_loop", "sign_language", "captions", "easy_language", "tactile_guidance", "assistance_dogs",
			"quiet_room");

	private Features() {
	}

}
