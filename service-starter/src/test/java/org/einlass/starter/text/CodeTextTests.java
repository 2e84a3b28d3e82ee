package org.einlass.starter.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "K7QX-3MPD", " K7QX-3MPD ", "K7QX-3MPD\n", "\tK7QX-3MPD\r\n", "K7QX\u00a0-\u00a03MPD",
			"K7QX\u22123MPD", "K7QX\u20133MPD", "K7QX\u20143MPD", "K7QX\u20113MPD", "Ｋ７ＱＸ－３ＭＰＤ", "K7\u200bQX-3MPD",
			"\ufeffK7QX-3MPD", "\"K7QX-3MPD\"", "\u201eK7QX-3MPD\u201c", "»K7QX-3MPD«", "K7QX-3MPD.", "(K7QX-3MPD)",
			"K7QX\u00ad-3MPD", "K7QX-3MPD\u2800", "K7QX-3MPD\u3164", "\u202dK7QX-3MPD\u202c",
			"https://einlass.example/registrations/0199/confirm?code=K7QX-3MPD",
			"https://einlass.example/registrations/0199/confirm?lang=de&code=K7QX%2D3MPD#top",
			"<https://einlass.example/registrations/0199/confirm?code=K7QX-3MPD>" })
	void aCodeIsReadHoweverItIsPasted(String pasted) {
		assertThat(CodeText.of(pasted)).isEqualTo("K7QX-3MPD");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u00a0", "\u200b", "-", "\u2013", "\u2800", "\u3164", "\u00ad", "\ufeff", "\"\"",
			"\u200b\u00a0-\n" })
	void whatNobodySeesIsNoCode(String typed) {
		assertThat(CodeText.of(typed)).isEmpty();
	}

	@Test
	void nothingIsNoCode() {
		assertThat(CodeText.of(null)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "koll-2027", "KOLL\u20132027", "koll 2027", "Koll\u00a02027", "ＫＯＬＬ-2027", "KOLL2027" })
	void accessCodesAreTheSameInAnyCaseAndWithAnyDash(String typed) {
		assertThat(CodeText.sameAs("Koll-2027").test(typed)).isTrue();
	}

	@Test
	void otherCodesAreNotTheSame() {
		assertThat(CodeText.sameAs("Koll-2027").test("Koll-2028")).isFalse();
		assertThat(CodeText.sameAs("\u00a0").test("-")).as("nothing is the same as nothing").isFalse();
		assertThat(CodeText.sameAs("Straße").test("STRASSE")).isTrue();
	}

	@Test
	void aLinkThatIsTornIsReadAsFarAsItGoes() {
		assertThat(CodeText.of("https://einlass.example/?code=K7QX%2")).isEqualTo("K7QX%2");
		assertThat(CodeText.of("x".repeat(100_000))).hasSize(2_000);
	}

}
