package org.einlass.catalog.importing;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the time zone behind a TZID. The file's own VTIMEZONE rules are not used: the
 * rules that the Java runtime knows for the name are newer.
 */
final class Zones {

	/** Names that Outlook and Exchange write (Unicode CLDR, windowsZones). */
	private static final Map<String, String> WINDOWS = Map.of("W. Europe Standard Time", "Europe/Berlin",
			"Central Europe Standard Time", "Europe/Budapest", "Romance Standard Time", "Europe/Paris",
			"Central European Standard Time", "Europe/Warsaw", "GMT Standard Time", "Europe/London",
			"E. Europe Standard Time", "Europe/Chisinau", "FLE Standard Time", "Europe/Kiev", "GTB Standard Time",
			"Europe/Bucharest", "Mitteleuropäische Zeit", "Europe/Berlin");

	/** Such as {@code /freeassociation.sourceforge.net/Europe/Berlin}. */
	private static final Pattern PREFIXED = Pattern.compile(".*/([A-Z][A-Za-z_]+/[A-Z][A-Za-z_]+)");

	private Zones() {
	}

	static Optional<ZoneId> find(String name) {
		Matcher prefixed = PREFIXED.matcher(name);
		String plain = prefixed.matches() ? prefixed.group(1) : WINDOWS.getOrDefault(name, name);
		try {
			return Optional.of(ZoneId.of(plain));
		}
		catch (DateTimeException unknown) {
			return Optional.empty();
		}
	}

}
