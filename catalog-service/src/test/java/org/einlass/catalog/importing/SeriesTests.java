package org.einlass.catalog.importing;

import java.util.List;

import org.assertj.core.groups.Tuple;
import org.einlass.catalog.importing.LeftOut.When;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.einlass.catalog.importing.Calendars.TODAY;
import static org.einlass.catalog.importing.Calendars.sample;

class SeriesTests {

	private final ReadCalendar series = Calendars.read(sample("series.ics"), TODAY);

	@Test
	void aSeriesKeepsItsLocalTimeLeavesOutExceptionsAndMovesWhatMoved() {
		assertThat(starts("weekly@example.org")).containsExactly("2027-03-15T18:00+01:00", "2027-03-29T18:00+02:00",
				"2027-04-06T18:00+02:00", "2027-04-12T18:00+02:00");
	}

	@Test
	void aSeriesWithoutEndIsTakenOverForThisYearAndTheNext() {
		assertThat(starts("monthly-for-ever@example.org")).hasSize(24)
			.startsWith("2027-01-15T00:00+01:00")
			.endsWith("2028-12-15T00:00+01:00");
	}

	@Test
	void whatIsTooMuchOrOverIsSkippedWithAReason() {
		assertThat(this.series.skipped()).extracting(Skipped::line, Skipped::reason)
			.containsExactly(tuple(18, SkipReason.TOO_MANY_SESSIONS), tuple(30, SkipReason.UNREADABLE_REPETITION),
					tuple(36, SkipReason.NO_SESSIONS));
	}

	@Test
	void datesOfOtherYearsAreCountedOrSaidToBeMany() {
		assertThat(this.series.leftOut()).extracting(LeftOut::line, LeftOut::when, LeftOut::dates)
			.containsExactly(tuple(24, When.EARLIER, null), tuple(24, When.LATER, null));
		assertThat(leftOut("RRULE:FREQ=WEEKLY;UNTIL=20290201", "DTSTART:20270104T090000"))
			.containsExactly(tuple(When.LATER, 5));
		assertThat(leftOut("RRULE:FREQ=MONTHLY;COUNT=60", "DTSTART:20260115T090000"))
			.containsExactly(tuple(When.EARLIER, 12), tuple(When.LATER, 24));
		assertThat(leftOut("RRULE:FREQ=MONTHLY;COUNT=24", "DTSTART:20270115T090000")).isEmpty();
	}

	private static List<Tuple> leftOut(String... lines) {
		return Calendars.read(Calendars.entry("UID:1", "SUMMARY:Kurs", String.join("\r\n", lines)), TODAY)
			.leftOut()
			.stream()
			.map((left) -> tuple(left.when(), left.dates()))
			.toList();
	}

	private List<String> starts(String uid) {
		return this.series.events()
			.stream()
			.filter((event) -> event.uid().equals(uid))
			.flatMap((event) -> event.sessions().stream())
			.map((session) -> session.start().atZone(session.zone()).toOffsetDateTime().toString())
			.toList();
	}

}
