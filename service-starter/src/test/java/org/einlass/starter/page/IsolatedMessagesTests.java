package org.einlass.starter.page;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names and titles in a sentence do not turn it round. */
class IsolatedMessagesTests {

	private static final Locale DE = Locale.GERMAN;

	private final StaticMessageSource texts = new StaticMessageSource();

	private final IsolatedMessages messages = new IsolatedMessages(this.texts);

	IsolatedMessagesTests() {
		this.texts.addMessage("title", DE, "Anmelden: {0} (noch {1})");
	}

	@Test
	void whatRunsFromRightToLeftIsIsolated() {
		assertThat(this.messages.getMessage("title", new Object[] { "محمد", 3 }, DE))
			.isEqualTo("Anmelden: \u2068محمد\u2069 (noch 3)");
		assertThat(this.messages.getMessage("title", new Object[] { "Ada דוד", 3 }, null, DE))
			.isEqualTo("Anmelden: \u2068Ada דוד\u2069 (noch 3)");
	}

	@Test
	void allElseStaysAsItIs() {
		assertThat(this.messages.getMessage("title", new Object[] { "Müller & 李", 3 }, DE))
			.isEqualTo("Anmelden: Müller & 李 (noch 3)");
	}

}
