package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What an entry of a calendar says: text, time and place.
 *
 * @param line where it begins in the file
 * @param uid its id in its calendar
 * @param language of its text, {@code de} or {@code en}
 * @param description Markdown, perhaps empty
 * @param place as written, perhaps empty
 * @param flags what an organiser should look at
 */
record ImportedEvent(int line, String uid, String language, String title, String description, String place,
		List<ImportedSession> sessions, Set<Flag> flags) {

	/** With other dates, and more to look at. */
	ImportedEvent with(List<ImportedSession> sessions, Set<Flag> more) {
		Set<Flag> all = EnumSet.noneOf(Flag.class);
		all.addAll(this.flags);
		all.addAll(more);
		return new ImportedEvent(this.line, this.uid, this.language, this.title, this.description, this.place, sessions,
				all);
	}

	/** Changes when something changes that an import owns. */
	String fingerprint() {
		String owned = String.join("\u0000", this.language, this.title, this.description, this.place,
				this.sessions.toString());
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(owned.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
