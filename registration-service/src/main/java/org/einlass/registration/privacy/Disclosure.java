package org.einlass.registration.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.boxoffice.Answer;
import org.einlass.registration.programme.Language;
import org.einlass.starter.text.EmailDomain;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored about the people of one registration (article 15 GDPR). Who of the
 * staff did something is about them and is left out.
 *
 * @param title of the event, by language
 * @param account with which it was made, if with one
 * @param waitingSince when it got its place in the line
 * @param linksAskedAt when its links were last asked for
 * @param mailsAsked how many mails of each kind were asked for
 * @param questions that answers are for, by id and language
 */
record Disclosure(UUID registration, String reference, UUID event, Map<String, String> title, String status,
		@Nullable String cause, @Nullable String account, Person contact, Instant createdAt,
		@Nullable Instant holdUntil, @Nullable Instant waitingSince, @Nullable Instant offerUntil,
		@Nullable Instant confirmedAt, @Nullable Instant endedAt, @Nullable Instant linksAskedAt,
		Map<String, Integer> mailsAsked, Map<String, Map<String, String>> questions, List<TicketHolder> attendees,
		List<Deed> deeds, List<Reading> scans) {

	/** A question in words; its id where it is asked no longer. */
	public String words(String question, Language language) {
		Map<String, String> text = this.questions.get(question);
		return (text != null) ? language.of(text) : question;
	}

	@Override
	public String toString() {
		return "Disclosure[" + this.registration + "]";
	}

	/** Who signed up. */
	record Person(String name, @Nullable String email, String language) {

		/** Name and address, the address as its owner writes it. */
		public String shown() {
			return (this.email != null) ? this.name + ", " + EmailDomain.shown(this.email) : this.name;
		}

		@Override
		public String toString() {
			return "Person";
		}

	}

	/** One attendee's ticket. */
	record TicketHolder(UUID ticket, int number, String name, String state, List<Answer> answers, List<Seat> places) {

		@Override
		public String toString() {
			return "TicketHolder[" + this.ticket + "]";
		}

	}

	/** One place, and when somebody came to it. */
	record Seat(UUID quota, UUID session, Instant start, String state, String presence, @Nullable Instant admittedAt,
			@Nullable String admittedGate) {
	}

	/** What the organiser's people did, and why. */
	record Deed(Instant at, String deed, String reason) {
	}

	/** One reading of a ticket at a door. */
	record Reading(UUID ticket, UUID session, String outcome, String direction, String gate, Instant scannedAt,
			@Nullable Instant undoneAt) {
	}

}
