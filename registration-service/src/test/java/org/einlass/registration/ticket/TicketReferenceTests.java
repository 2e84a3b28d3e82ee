package org.einlass.registration.ticket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TicketReferenceTests {

	@ParameterizedTest
	@ValueSource(strings = { "K7QX-3MPD-2", "k7qx-3mpd-2", " K7QX 3MPD 2 ", "k7qx3mpd2", "K7QX–3MPD–2", "K7QX-3MPD/2",
			"K7QX-3MPD-02", "K7QX-3MPD-002", "k7qx3mpd02", "K7QX\u00a03MPD\u00a02", "K7QX\u22123MPD\u22122",
			"K7QXß3MPDß2", "k7qxß3mpdß02", "Ｋ７ＱＸ－３ＭＰＤ－２", "\u201eK7QX-3MPD-2\u201c", "K7QX\u200b-3MPD-2",
			"K7QX-3MPD-2\t", "K7QX-3MPD-2." })
	void isReadHoweverItIsTyped(String typed) {
		assertThat(TicketReference.parse(typed)).hasValue(new TicketReference("K7QX-3MPD", 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1OO1-LI0o", "1001-1100-1", "i00l-1loo" })
	void takesLettersThatLookLikeDigitsForDigits(String typed) {
		assertThat(TicketReference.parse(typed)).hasValue(new TicketReference("1001-1100", 1));
	}

	@Test
	void yAndZAreSwappedOnlyWhereASharpSShowsAGermanKeyboard() {
		assertThat(TicketReference.parse("YZ12ß3MPD")).hasValue(new TicketReference("ZY12-3MPD", 1));
		assertThat(TicketReference.parse("YZ12-3MPD")).hasValue(new TicketReference("YZ12-3MPD", 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "K7QX", "K7QX-3MP", "K7QX-3MPD-0", "K7QX-3MPD-00", "-", "\u00a0", "K7QX-3MPU",
			"K7QX-3MPD-1234", "Ada Example", "https://example.org/K7QX3MPD" })
	void isNothingElse(String typed) {
		assertThat(TicketReference.parse(typed)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "K7QX-3MPD-2" })
	void isWrittenAsItIsPrinted(String reference) {
		assertThat(TicketReference.parse(reference).orElseThrow()).hasToString(reference);
	}

}
