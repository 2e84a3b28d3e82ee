package org.einlass.catalog.importing;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Dates of a series that were not taken over, though the series was.
 *
 * @param line where its entry begins in the file, counted from 1
 * @param dates how many, or null if they have no end or were not counted
 */
record LeftOut(int line, String uid, String title, When when, @Nullable Integer dates) {

	/** Which dates they are. */
	enum When {

		/** Before this year. */
		EARLIER,
		/** After the next year. */
		LATER;

		/**
		 * The stable name, as it stands in JSON; its text is
		 * {@code page.import.leftOut.<value>}.
		 */
		String value() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
