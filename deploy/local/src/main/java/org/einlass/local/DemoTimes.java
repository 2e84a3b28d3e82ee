package org.einlass.local;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Turns the times of the demo content into times relative to now: {@code @+9 18:00} is in
 * nine days at six in the evening in Berlin; {@code @soon} is a full hour, at least one
 * and at most two hours from now, and {@code @later} two hours after it, so that sign-up
 * and door can both be tried at once.
 */
record DemoTimes(Instant now) {

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private static final Pattern TIME = Pattern.compile("@(?:\\+(\\d+) (\\d\\d:\\d\\d)|soon|later)");

	String applyTo(String content) {
		return TIME.matcher(content).replaceAll(this::time);
	}

	private String time(MatchResult match) {
		ZonedDateTime today = this.now.atZone(ZONE);
		ZonedDateTime soon = today.truncatedTo(ChronoUnit.HOURS).plusHours(2);
		ZonedDateTime time = switch (match.group()) {
			case "@soon" -> soon;
			case "@later" -> soon.plusHours(2);
			default -> today.toLocalDate()
				.plusDays(Long.parseLong(match.group(1)))
				.atTime(LocalTime.parse(match.group(2)))
				.atZone(ZONE);
		};
		return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
	}

}
