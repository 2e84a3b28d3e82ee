package org.einlass.catalog.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Times as organisers type them: on the clocks of the place. A time that the clocks skip
 * when summer begins does not exist and is refused.
 */
final class LocalTimes {

	static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

	private static final List<DateTimeFormatter> FORMS = List.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME,
			DateTimeFormatter.ofPattern("d.M.uuuu[,] H:mm"), DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm"));

	private LocalTimes() {
	}

	/** Which of the two a time is, in the hour that comes twice when summer ends. */
	static final String FIRST = "first";

	static final String SECOND = "second";

	/**
	 * The time in a field, null if it is empty or wrong; what is wrong is noted.
	 * @param which {@link #FIRST} or {@link #SECOND}; asked for only where there are two
	 */
	static @Nullable Instant read(Checks checks, String path, String typed, String which, ZoneId zone) {
		if (typed.isBlank()) {
			return null;
		}
		Optional<LocalDateTime> local = parse(typed.strip());
		checks.that(local.isPresent(), path, "date-time");
		List<ZoneOffset> offsets = local.map((time) -> zone.getRules().getValidOffsets(time)).orElse(List.of());
		checks.that(local.isEmpty() || !offsets.isEmpty(), path, "clock-change");
		checks.that(offsets.size() < 2 || FIRST.equals(which) || SECOND.equals(which), path, "clock-twice");
		ZoneOffset chosen = SECOND.equals(which) && !offsets.isEmpty() ? offsets.getLast() : null;
		return local.map((time) -> ZonedDateTime.ofLocal(time, zone, chosen).toInstant()).orElse(null);
	}

	/** Whether the clocks show this time twice. */
	static boolean twice(String typed, ZoneId zone) {
		return parse(typed.strip()).map((time) -> zone.getRules().getValidOffsets(time).size() > 1).orElse(false);
	}

	/** Which of two times of the same name it is, or an empty text if there is one. */
	static String which(@Nullable Instant at, ZoneId zone) {
		if (at == null || !twice(write(at, zone), zone)) {
			return "";
		}
		List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at.atZone(zone).toLocalDateTime());
		return zone.getRules().getOffset(at).equals(offsets.getFirst()) ? FIRST : SECOND;
	}

	/** The zone of this name, else the usual one. */
	static ZoneId zone(String name) {
		return ZoneId.getAvailableZoneIds().contains(name.strip()) ? ZoneId.of(name.strip()) : USUAL_ZONE;
	}

	private static Optional<LocalDateTime> parse(String typed) {
		for (DateTimeFormatter form : FORMS) {
			try {
				return Optional.of(LocalDateTime.parse(typed, form));
			}
			catch (DateTimeException other) {
				continue;
			}
		}
		return Optional.empty();
	}

	/**
	 * As {@code <input type="datetime-local">} wants it; with seconds if there are some.
	 */
	static String write(@Nullable Instant at, ZoneId zone) {
		return (at != null) ? at.atZone(zone).toLocalDateTime().toString() : "";
	}

}
