package org.einlass.catalog.event;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.einlass.starter.problem.Checks;
import org.einlass.starter.text.StrayCode;
import org.einlass.starter.text.Visible;
import org.jspecify.annotations.Nullable;

/** The gates of an event: names that stewards choose from, and that lists show. */
final class Gates {

	private static final int MOST = 20;

	private static final int LONGEST = 40;

	private Gates() {
	}

	/** Each is one short line, unlike the others, and no code or reference. */
	static void check(Checks checks, @Nullable List<String> gates) {
		checks.size("gates", gates, 0, MOST);
		Set<String> known = new HashSet<>();
		for (int i = 0; gates != null && i < Math.min(gates.size(), MOST); i++) {
			String path = "gates[" + i + "]";
			String gate = gates.get(i);
			checks.line(path, gate, LONGEST);
			if (gate != null && Visible.in(gate)) {
				checks.that(!StrayCode.in(gate), path, "code-in-gate").that(known.add(folded(gate)), path, "duplicate");
			}
		}
	}

	static List<String> read(@Nullable List<String> gates) {
		return (gates == null) ? List.of() : gates.stream().filter(Objects::nonNull).map(String::strip).toList();
	}

	private static String folded(String gate) {
		return Normalizer.normalize(gate, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
	}

}
