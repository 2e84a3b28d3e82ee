package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.letter.Letter;

/** Hands letters to the mail server. */
interface Post {

	/**
	 * Sends over one connection; blocks.
	 * @param leaseEnd when others may send the same letters: what might not be through by
	 * then is {@link Refusal#LEFT}
	 * @return why letters were not taken, by the id of the mail; all others were taken
	 */
	Map<UUID, Refusal> send(List<Parcel> parcels, Instant leaseEnd);

	/**
	 * A letter and where it goes.
	 *
	 * @param mail becomes the Message-ID: a repetition after a crash carries the same one
	 */
	record Parcel(UUID mail, String to, Letter letter) {

		@Override
		public String toString() {
			return "Parcel[" + this.mail + "]";
		}

	}

	/** Why the mail server did not take a letter. */
	enum Refusal {

		/** It was not asked: no time was left. */
		LEFT,
		/** No connection, no answer, or the login failed. */
		SERVER_UNREACHABLE,
		/**
		 * The server asked to come back later (4xx), or does not want this sender now.
		 */
		REFUSED_FOR_NOW,
		/** There is no such address, says the server (5xx), or it is none at all. */
		ADDRESS_REFUSED,
		/** The server will never take this letter (5xx). */
		REFUSED_BY_SERVER;

		String value() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
