package org.einlass.registration.boxoffice;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTests {

	@ParameterizedTest
	@CsvSource({ "' Ada@Example.ORG ', ada@example.org", "ada+x.y@example.org, ada+x.y@example.org",
			"Ada@fußball.de, ada@xn--fuball-cta.de", "ada@faß.de, ada@xn--fa-hia.de",
			"ada@straße.example, ada@xn--strae-oqa.example", "ada@xn--bcher-kva.de, ada@xn--bcher-kva.de",
			"ada@bücher.de, ada@xn--bcher-kva.de", "ada@BÜCHER.de, ada@xn--bcher-kva.de",
			"o'hara@a-b.example.org, o'hara@a-b.example.org" })
	void anAddressIsTrimmedInLowerCaseWithAnAsciiDomain(String text, String normal) {
		assertThat(EmailAddress.of(text)).contains(new EmailAddress(normal));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ada", "@example.org", "ada@", "ada@localhost", "a b@example.org", "ada@exa mple.org",
			"ada@-a.org", "ada@a..org", ".ada@example.org", "ada.@example.org", "a@b@example.org", "ada@a\u200db.de",
			"ada\u0000@example.org", "ada@[127.0.0.1]", "ada@example.org\nBcc: x@y.org", "\"a b\"@example.org" })
	void anythingElseIsNoAddress(String text) {
		assertThat(EmailAddress.of(text)).isEmpty();
	}

}
