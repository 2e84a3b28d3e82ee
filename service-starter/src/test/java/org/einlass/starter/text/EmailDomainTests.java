package org.einlass.starter.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailDomainTests {

	@ParameterizedTest
	@CsvSource({ "fußball.de, xn--fuball-cta.de", "faß.de, xn--fa-hia.de", "FASS.de, fass.de",
			"straße.example, xn--strae-oqa.example", "bücher.example, xn--bcher-kva.example",
			"BÜCHER.example, xn--bcher-kva.example", "xn--bcher-kva.example, xn--bcher-kva.example",
			"bu\u0308cher.example, xn--bcher-kva.example", "βόλος.com, xn--nxasmm1c.com",
			"\u0dc1\u0dca\u200d\u0dbb\u0dd3.com, xn--10cl1a0b660p.com", "ｅxample。org, example.org" })
	void domainsAreKeptByTheRulesOfToday(String typed, String ascii) {
		assertThat(EmailDomain.ascii(typed)).contains(ascii);
	}

	@ParameterizedTest
	@ValueSource(strings = { "example", "-a.example", "a..example", "a_b.example", "a\u200db.example", "xn--a.example",
			"[127.0.0.1]", "a b.example", "example.org." })
	void othersAreNotDomains(String typed) {
		assertThat(EmailDomain.ascii(typed)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ada@xn--fuball-cta.de, ada@fußball.de", "ada@xn--bcher-kva.example, ada@bücher.example",
			"ada@example.org, ada@example.org", "ada@xn--a.example, ada@xn--a.example" })
	void addressesAreShownAsTheirOwnersWriteThem(String kept, String shown) {
		assertThat(EmailDomain.shown(kept)).isEqualTo(shown);
	}

}
