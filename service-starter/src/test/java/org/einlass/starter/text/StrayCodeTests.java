package org.einlass.starter.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StrayCodeTests {

	@ParameterizedTest
	@ValueSource(strings = { "EIN1:W50D905L4V71CCEVKL Z9N6B6PLD904L4W-URHE/", "NordEIN1:W50D", "ein1:w50d", "EIN1ÖW50D",
			"ein!öw50d", "Ein1", "]Q3EIN1:W50", "E\u200bIN1:W50D", "ＥＩＮ１", "K7QX-3MPD", "k7qx-3mpd-2", "K7QX3MPD",
			"K7QX 3MPD 02", "K7QX\u20133MPD", "K7QXß3MPDß2", "Nord K7QX-3MPD", "KQXR-MPDW", "TEST-0001",
			"https://einlass.example/registrations/1?key=x", "ada@example.org", "Z9N6B6PLD904L4W-URHE/0%44",
			"W50D905L4V71CCEVKLABC" })
	void codesReferencesLinksAndAddressesAreFound(String text) {
		assertThat(StrayCode.in(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Nord", "Süd", "Eingang 1", "Eingang1", "Nord-West", "Tor1-Nord", "Halle 12",
			"HALLE123", "Terrasse", "West-Gate", "Haupteingang Wilhelm-Leuschner-Platz 10", "phone-3", "web-112768ab",
			"iPad 7 (links)", "E621E1F8-C36C-495A-93FC-0C247A3E6E5F", "e621e1f8-c36c-495a-93fc-0c247a3e6e5f", "Rhein 1",
			"Saal A/B", "Gate 12", "Nordtor2", "Straßenseite" })
	void namesOfGatesAndDevicesAreNot(String text) {
		assertThat(StrayCode.in(text)).isFalse();
	}

}
