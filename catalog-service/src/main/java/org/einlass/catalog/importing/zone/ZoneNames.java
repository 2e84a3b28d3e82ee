package org.einlass.catalog.importing.zone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.text.TimeZoneNames.NameType;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

/**
 * Finds the time zone behind a name: of the tz database (also with something before it),
 * of Windows (Unicode CLDR, windowsZones), in German or English words, or as Outlook
 * shows it, such as {@code (UTC+01:00) Amsterdam, Berlin, Bern, Rome}.
 */
public final class ZoneNames {

	/** Of several zones that share a name, the one that is used here. */
	private static final String REGION = "DE";

	private static final int LONGEST = 200;

	private static final List<TimeZoneNames> WORDS = Stream.of(ULocale.GERMAN, ULocale.ENGLISH)
		.map(TimeZoneNames::getInstance)
		.toList();

	private static final Map<String, ZoneId> IDS = ids();

	private static final Pattern SHOWN = Pattern.compile("\\((?:UTC|GMT)(?:([+-]?)(\\d{1,2})[:.](\\d{2}))?\\)\\s*(.+)");

	private ZoneNames() {
	}

	/** The zone, or empty if nothing is known of the name. */
	public static Optional<ZoneId> find(String text) {
		String name = text.strip();
		if (name.isEmpty() || name.length() > LONGEST) {
			return Optional.empty();
		}
		return known(name).or(() -> windows(name))
			.or(() -> words(name))
			.or(() -> shown(name))
			.or(() -> ending(name))
			.or(() -> offset(name));
	}

	private static Optional<ZoneId> known(String id) {
		return Optional.ofNullable(IDS.get(id));
	}

	private static Optional<ZoneId> windows(String name) {
		return Optional.ofNullable(TimeZone.getIDForWindowsID(name, REGION)).flatMap(ZoneNames::known);
	}

	private static Optional<ZoneId> words(String name) {
		return WORDS.stream()
			.flatMap((names) -> names
				.find(name, 0, EnumSet.of(NameType.LONG_GENERIC, NameType.LONG_STANDARD, NameType.LONG_DAYLIGHT))
				.stream()
				.filter((match) -> match.matchLength() == name.length())
				.map((match) -> (match.tzID() != null) ? match.tzID() : names.getReferenceZoneID(match.mzID(), REGION)))
			.flatMap((id) -> Optional.ofNullable(id).flatMap(ZoneNames::known).stream())
			.findFirst();
	}

	/** The first city that is known and has this time in winter. */
	private static Optional<ZoneId> shown(String name) {
		Matcher shown = SHOWN.matcher(name);
		if (!shown.matches()) {
			return Optional.empty();
		}
		int minutes = (shown.group(2) == null) ? 0
				: Integer.parseInt(shown.group(2)) * 60 + Integer.parseInt(shown.group(3));
		int seconds = "-".equals(shown.group(1)) ? -60 * minutes : 60 * minutes;
		List<ZoneId> zones = Arrays.stream(shown.group(4).split("[,/;]"))
			.flatMap((city) -> Cities.KNOWN.getOrDefault(city.strip(), List.of()).stream())
			.filter((zone) -> zone.getRules().getStandardOffset(Instant.now()).getTotalSeconds() == seconds)
			.toList();
		Optional<ZoneId> here = zones.stream().filter((zone) -> zone.getId().equals("Europe/Berlin")).findFirst();
		return here.or(() -> zones.stream().findFirst());
	}

	/** Such as {@code /freeassociation.sourceforge.net/Europe/Berlin}. */
	private static Optional<ZoneId> ending(String name) {
		String[] parts = name.split("/");
		return IntStream.range(1, parts.length)
			.mapToObj((first) -> String.join("/", List.of(parts).subList(first, parts.length)))
			.flatMap((end) -> known(end).stream())
			.findFirst();
	}

	/** Whole hours have a zone of their own, others have none. */
	private static Optional<ZoneId> offset(String name) {
		try {
			int seconds = (ZoneId.of(name).normalized() instanceof ZoneOffset offset) ? offset.getTotalSeconds() : 1;
			return (seconds % 3_600 != 0) ? Optional.empty()
					: known("Etc/GMT" + ((seconds > 0) ? "-" : "+") + Math.abs(seconds / 3_600));
		}
		catch (DateTimeException unknown) {
			return Optional.empty();
		}
	}

	private static Map<String, ZoneId> ids() {
		Map<String, ZoneId> ids = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		ZoneId.getAvailableZoneIds().forEach((id) -> ids.put(id, ZoneId.of(id)));
		return ids;
	}

	/** Gathered when the first is asked for: that takes a second. */
	private static final class Cities {

		static final Map<String, List<ZoneId>> KNOWN = cities();

	}

	/** "Wien", "Vienna" → Europe/Vienna. */
	private static Map<String, List<ZoneId>> cities() {
		Map<String, List<ZoneId>> cities = new HashMap<>();
		ZoneId.getAvailableZoneIds()
			.stream()
			.filter((id) -> id.contains("/") && !id.startsWith("Etc/"))
			.sorted(Comparator.naturalOrder())
			.forEach((id) -> WORDS.stream()
				.flatMap((names) -> Optional.ofNullable(names.getExemplarLocationName(id)).stream())
				.forEach((city) -> cities.computeIfAbsent(city, (key) -> new ArrayList<>()).add(ZoneId.of(id))));
		return cities;
	}

}
