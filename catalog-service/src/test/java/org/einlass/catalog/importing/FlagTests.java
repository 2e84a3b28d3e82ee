package org.einlass.catalog.importing;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FlagTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Anmeldung bis Freitag           | SIGN_UP_WORDS
			Bitte melden Sie sich an        | SIGN_UP_WORDS
			Voranmeldung erforderlich       | SIGN_UP_WORDS
			Bitte anmelden                  | SIGN_UP_WORDS
			Tickets bzw. Reservierungen     | SIGN_UP_WORDS
			Karten für 15 Euro              | SIGN_UP_WORDS
			ada@example.org                 | EMAIL_ADDRESS
			ada (at) example.org            | EMAIL_ADDRESS
			Tel.: 033204 39150              | PHONE_NUMBER
			Auskunft 0331/123456            | PHONE_NUMBER
			+49 331 289-0000                | PHONE_NUMBER
			Ansprechpartner : Frank         | CONTACT_PERSON
			Anmeldungen bei Ada Example     | CONTACT_PERSON
			""")
	void isFound(String text, Flag flag) {
		assertThat(Flag.in(text)).contains(flag);
	}

	/** Each letter of a long word began a search through the rest of it. */
	@Test
	void isSoughtInALongWordOnce() {
		assertThat(lettersRead(20_000)).isPositive().isLessThanOrEqualTo(3 * lettersRead(10_000));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Vernissage am 12.09.2026 um 15.00 Uhr", "09. Juni 08. September 13. Oktober",
			"29.08.2026, 09.30 – 11.30 Uhr", "14547 Beelitz", "2026 feiern wir", "Landkarten und Wanderkarte",
			"https://example.org/a", "am 05.09.2026 10:00 - 12:30 Uhr", "10 000 Besucher 2025" })
	void isNotSeenWhereThereIsNone(String text) {
		assertThat(Flag.in(text)).isEmpty();
	}

	/** How often a letter of a word of this length is looked at. */
	private static long lettersRead(int length) {
		Word word = new Word("a".repeat(length), new AtomicLong());
		assertThat(Flag.in(word)).isEmpty();
		return word.read().get();
	}

	private record Word(String text, AtomicLong read) implements CharSequence {

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.read.incrementAndGet();
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
