package org.einlass.catalog.wording;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	@Test
	void becomesTextWithEmphasisListsAndLinks() {
		assertThat(Markdown.html("# Ablauf\n\n**Fett**\n\n- eins\n\n[Link](https://example.org)")).contains(
				"<h3>Ablauf</h3>", "<strong>Fett</strong>", "<li>eins</li>", "href=\"https://example.org\"",
				"rel=\"nofollow noopener\"");
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
