package org.einlass.registration.gate;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import org.einlass.registration.programme.Language;
import org.einlass.starter.text.StrayCode;
import org.einlass.starter.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * The gates of an event. A gate is kept, counted and told on the bus, and a hand scanner
 * types wherever the cursor is: so nothing that has a code in it is taken for one.
 *
 * @param listed by the organiser; if there are none, any other text is a gate
 */
public record Gates(List<String> listed) {

	/** Stands for the list on which people are ticked off by hand. */
	public static final String LIST = "@list";

	/** What release 0.1.0 wrote for it. */
	private static final String LIST_BEFORE = "Liste";

	/** The gate in a text that a device sent: as it is listed, or empty. */
	public String gate(@Nullable String sent) {
		String text = text(sent);
		if (this.listed.isEmpty() || text.isEmpty()) {
			return text;
		}
		return this.listed.stream().filter((gate) -> folded(gate).equals(folded(text))).findFirst().orElse("");
	}

	/**
	 * A text that a device sent, such as its own name; empty if a code is in it, or
	 * nothing to see.
	 */
	public static String text(@Nullable String sent) {
		return (sent == null || StrayCode.in(sent) || !Visible.in(sent)) ? "" : sent.strip();
	}

	/** A gate as it is kept, in words. */
	public static String inWords(String gate, Language language) {
		if (!gate.equals(LIST) && !gate.equals(LIST_BEFORE)) {
			return gate;
		}
		return (language == Language.DE) ? "Liste" : "List";
	}

	private static String folded(String gate) {
		return Normalizer.normalize(gate, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
	}

}
