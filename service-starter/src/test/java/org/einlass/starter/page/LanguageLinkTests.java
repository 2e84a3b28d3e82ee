package org.einlass.starter.page;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageLinkTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			-,                          ?lang=en
			'',                         ?lang=en
			q=caf%C3%A9&topic=digital,  ?q=caf%C3%A9&topic=digital&lang=en
			lang=de&q=a&lang=de,        ?q=a&lang=en
			language=de&lang,           ?language=de&lang=en
			&&done&,                    ?done&lang=en
			""")
	void everythingButTheLanguageStays(@Nullable String query, String link) {
		assertThat(LanguageLink.link(query, "en")).isEqualTo(link);
	}

}
