package org.einlass.catalog.importing;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.einlass.catalog.importing.ContentLines.Line;
import org.einlass.catalog.importing.zone.DescribedZone;
import org.einlass.catalog.importing.zone.ZoneNames;

/**
 * The time zones of one file. A name that is known counts more than the file's own
 * VTIMEZONE, since the rules of the Java runtime are newer; a name that is not known
 * means what the file says of it.
 */
final class Zones {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private final ZoneId usual;

	private final int year;

	private final Map<String, DescribedZone> described;

	private final Map<String, Optional<ZoneId>> found = new HashMap<>();

	private Zones(ZoneId usual, int year, Map<String, DescribedZone> described) {
		this.usual = usual;
		this.year = year;
		this.described = described;
	}

	static Zones of(List<Line> lines, int year) {
		ZoneId usual = lines.stream()
			.flatMap((line) -> line.after("X-WR-TIMEZONE:").stream())
			.flatMap((name) -> ZoneNames.find(name).stream())
			.findFirst()
			.orElse(BERLIN);
		return new Zones(usual, year, described(lines));
	}

	private static Map<String, DescribedZone> described(List<Line> lines) {
		Map<String, DescribedZone> described = new HashMap<>();
		int begin = -1;
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).is("BEGIN:VTIMEZONE")) {
				begin = i;
			}
			else if (begin >= 0 && lines.get(i).is("END:VTIMEZONE")) {
				List<String> zone = lines.subList(begin, i).stream().map(Line::text).toList();
				lines.subList(begin, i)
					.stream()
					.flatMap((line) -> line.after("TZID:").stream())
					.findFirst()
					.ifPresent((id) -> described.put(id, new DescribedZone(zone)));
				begin = -1;
			}
		}
		return described;
	}

	/** That of times that name none: {@code X-WR-TIMEZONE}, else Europe/Berlin. */
	ZoneId usual() {
		return this.usual;
	}

	Optional<ZoneId> find(String name) {
		return this.found.computeIfAbsent(name,
				(key) -> ZoneNames.find(key)
					.or(() -> Optional.ofNullable(this.described.get(key.strip()))
						.flatMap((zone) -> zone.zone(this.usual, this.year))));
	}

}
