package org.einlass.gateway.language;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTests {

	@ParameterizedTest(name = "lang={0}, cookie {1}, Accept-Language {2}: {3}")
	@CsvSource(nullValues = "-", textBlock = """
			en, de, de,                   EN
			de, en, en,                   DE
			fr, en, de,                   EN
			-,  en, de,                   EN
			-,  xx, en-GB,                EN
			-,  -,  'fr, en;q=0.8, de;q=0.5', EN
			-,  -,  'de-AT,en;q=0.9',     DE
			-,  -,  fr,                   DE
			-,  -,  ';;;=',               DE
			-,  -,  -,                    DE
			""")
	void theVisitorsChoiceComesBeforeTheBrowsers(@Nullable String parameter, @Nullable String cookie,
			@Nullable String accepted, Language language) {
		var request = MockServerHttpRequest.get("/" + ((parameter != null) ? "?lang=" + parameter : ""));
		if (cookie != null) {
			request.cookie(new HttpCookie(Language.COOKIE, cookie));
		}
		if (accepted != null) {
			request.header("Accept-Language", accepted);
		}
		assertThat(Language.of(request.build())).isEqualTo(language);
	}

}
