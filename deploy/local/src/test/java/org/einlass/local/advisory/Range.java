package org.einlass.local.advisory;

import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions from one to another, as Maven writes them: {@code [1.0,1.2)} has its lower end
 * in it and its upper one not.
 */
record Range(String from, boolean withFrom, String to, boolean withTo) {

	private static final Pattern TEXT = Pattern.compile("([\\[(])([^,\\s]+),([^,\\s]+)([\\])])");

	static Range of(String text) {
		Matcher parts = TEXT.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException("No range of versions: " + text);
		}
		return new Range(parts.group(2), parts.group(1).equals("["), parts.group(3), parts.group(4).equals("]"));
	}

	boolean contains(String version) {
		int low = compare(version, this.from);
		int high = compare(version, this.to);
		return (this.withFrom ? low >= 0 : low > 0) && (this.withTo ? high <= 0 : high < 0);
	}

	/** Older is less; {@code .Final} and {@code .RELEASE} say nothing. */
	static int compare(String one, String other) {
		return parsed(one).compareTo(parsed(other));
	}

	private static Version parsed(String version) {
		return Version.parse(version.replaceFirst("\\.(Final|RELEASE)$", "").replaceFirst("^v", ""));
	}

}
