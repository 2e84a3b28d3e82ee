package org.einlass.starter.text;

import java.text.Normalizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTests {

	@ParameterizedTest
	@CsvSource({ "Müller, muller", "Müller, mueller", "Müller, MÜLLER", "Mueller, Müller", "Mueller, muller",
			"Muller, mueller", "Weiß, weiss", "Weiss, Weiß", "WEIẞ, weiß", "Nguyễn Thị Thúy, nguyen",
			"Nguyễn Thị Thúy, thuy", "Zoë, zoe", "Zoe, Zoë", "Đặng, dang", "Öztürk, oztur", "Öztürk, oeztuerk",
			"Große, grosse", "Şahin, sahin", "Łukasz Żak, lukasz", "Jørgensen, joergensen", "Jørgensen, jorgensen",
			"Yıldız, yildiz", "İpek, ipek", "Ægir, aegir", "Ada Example, example ada", "Ada  Example, ada   example",
			"Anna-Lena Graß, anna lena", "Anna-Lena Graß, grass anna-lena", "O’Brien, obrien", "O'Brien, O’Brien",
			"Café, cafe", "Bahnhofstraße 3, strasse", "Wärmeplan, waermeplan", "Wärmeplan, warmeplan",
			"Neueröffnung, eröffnung", "Samuel, el", "ﬁlm, film", "Αλέξης, αλεξησ", "Baer, Bär",
			"Zoë Müller, muller zoe" })
	void aTextIsFoundInEverySpelling(String text, String question) {
		for (Normalizer.Form form : Normalizer.Form.values()) {
			String stored = SearchText.of(Normalizer.normalize(text, form));
			assertThat(SearchText.question(Normalizer.normalize(question, Normalizer.Form.NFD)))
				.as("%s in %s", question, stored)
				.isNotEmpty()
				.allMatch((word) -> word.in(stored));
		}
	}

	@ParameterizedTest
	@CsvSource({ "Zorn, zoe", "Muller, miller", "Ada, adam", "Rudi, rue", "Fussball, fuss-ball-x" })
	void otherTextsAreNotFound(String text, String question) {
		assertThat(SearchText.question(question)).anyMatch((word) -> !word.in(SearchText.of(text)));
	}

	@Test
	void punctuationAloneIsNoQuestion() {
		assertThat(SearchText.question(" %_\\ - ")).isEmpty();
	}

	@Test
	void severalTextsAreStoredTogetherAndMissingOnesLeftOut() {
		assertThat(SearchText.of("Lesung", null, "Große Halle")).isEqualTo("lesung grosse halle");
	}

}
