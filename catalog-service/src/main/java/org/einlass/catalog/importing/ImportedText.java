package org.einlass.catalog.importing;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The description of an entry as Markdown: nothing in it is taken for markup, lines about
 * the export itself are dropped, and it names its source once.
 */
final class ImportedText {

	static final int LONGEST = 20_000;

	/** Such as "Zuletzt mit example.org abgeglichen: 22.08.2026, 20:51 Uhr". */
	private static final Pattern ABOUT_THE_EXPORT = Pattern
		.compile("(?iu)(zuletzt .{0,80}(abgeglichen|aktualisiert|synchronisiert)\\b.*"
				+ "|(last (synced|synchronised|synchronized|updated)|stand|exportiert am)\\s*:?\\s*\\d.*)");

	private static final Pattern SOURCE = Pattern.compile("(?iu)(quelle|source)\\s*:\\s*https?://\\S+");

	private static final Pattern ONLY_ADDRESS = Pattern.compile("https?://\\S+");

	private ImportedText() {
	}

	/** The description with the address of the original, if there is one. */
	static String markdown(String description, String address) {
		String body = Arrays.stream(description.split("\n"))
			.filter((line) -> !ABOUT_THE_EXPORT.matcher(line).matches() && !SOURCE.matcher(line).matches())
			.filter((line) -> !line.equals(address))
			.map(ImportedText::escaped)
			.collect(Collectors.joining("\n"))
			.strip();
		String source = source(description, address);
		String text = source.isEmpty() ? body : (body + "\n\nQuelle: <" + source + ">").strip();
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST - 1) + "…";
	}

	private static String source(String description, String address) {
		if (ONLY_ADDRESS.matcher(address).matches() && address.indexOf('>') < 0) {
			return address;
		}
		return Arrays.stream(description.split("\n"))
			.filter((line) -> SOURCE.matcher(line).matches())
			.map((line) -> line.substring(line.indexOf("http")).replaceAll("[<>]", ""))
			.findFirst()
			.orElse("");
	}

	private static String escaped(String line) {
		if (ONLY_ADDRESS.matcher(line).matches() && line.indexOf('>') < 0) {
			return "<" + line + ">";
		}
		return line.replaceAll("([\\\\`*_<])", "\\\\$1")
			.replaceAll("\\](?=[(:\\[])", "\\\\]")
			.replaceAll("&(?=[#\\w]+;)", "\\\\&")
			.replaceFirst("^([#>+=~-])", "\\\\$1")
			.replaceFirst("^(\\d{1,9})([.)])(?=\\s|$)", "$1\\\\$2");
	}

}
