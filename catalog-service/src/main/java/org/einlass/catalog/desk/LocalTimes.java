package org.einlass.catalog.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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

	/** The time in a field, null if it is empty or wrong; what is wrong is noted. */
	static @Nullable Instant read(Checks checks, String path, String typed, ZoneId zone) {
		if (typed.isBlank()) {
			return null;
		}
		Optional<LocalDateTime> local = parse(typed.strip());
		checks.that(local.isPresent(), path, "date-time");
		boolean gap = local.isPresent() && zone.getRules().getValidOffsets(local.get()).isEmpty();
		checks.that(!gap, path, "clock-change");
		return local.map((time) -> time.atZone(zone).toInstant()).orElse(null);
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

	/** As {@code <input type="datetime-local">} wants it. */
	static String write(@Nullable Instant at, ZoneId zone) {
		return (at != null) ? at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString() : "";
	}

}
