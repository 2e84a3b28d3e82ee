package org.einlass.catalog.importing;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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

	/**
	 * Each letter of a long word began a search through the rest of it: hours for this
	 * one.
	 */
	@Test
	void isSoughtInALongWordOnce() {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(Flag.in("a".repeat(2_000_000))).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Vernissage am 12.09.2026 um 15.00 Uhr", "09. Juni 08. September 13. Oktober",
			"29.08.2026, 09.30 – 11.30 Uhr", "14547 Beelitz", "2026 feiern wir", "Landkarten und Wanderkarte",
			"https://example.org/a", "am 05.09.2026 10:00 - 12:30 Uhr", "10 000 Besucher 2025" })
	void isNotSeenWhereThereIsNone(String text) {
		assertThat(Flag.in(text)).isEmpty();
	}

}
