package org.einlass.catalog.wording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	@Test
	void becomesTextWithEmphasisListsAndLinks() {
		assertThat(Markdown.html("# Ablauf\n\n**Fett**\n\n- eins\n\n[Link](https://example.org)")).contains(
				"<h3>Ablauf</h3>", "<strong>Fett</strong>", "<li>eins</li>", "href=\"https://example.org\"",
				"rel=\"nofollow noopener\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[x](//evil.example)", "[x](/\\\\evil.example)", "[x](\\\\\\\\evil.example)",
			"<a href='//evil.example'>x</a>", "<a href='/\\evil.example'>x</a>", "[x](https:evil.example)" })
	void noLinkLooksLikeAPathAndLeadsToAnotherSite(String markdown) {
		assertThat(Markdown.html(markdown)).contains("x").doesNotContain("href");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.org/a?b=c#d", "/events/x", "/", "#ablauf", "mailto:a@example.org",
			"tel:+49341123" })
	void linksThatSayWhereTheyLeadStay(String address) {
		assertThat(Markdown.html("[x](" + address + ")")).contains("href");
	}

	@Test
	void nothingInItRunsOrLoads() {
		assertThat(Markdown.html("""
				<script>alert(1)</script>

				[x](javascript:alert(1)) ![b](https://example.org/pixel.gif) <img src=x onerror=alert(1)>

				<a href="data:text/html,x" onclick="alert(1)">y</a> <style>p{}</style>
				""")).contains("x", "y").doesNotContain("script", "<img", "onerror", "onclick", "data:", "<style");
	}

}
