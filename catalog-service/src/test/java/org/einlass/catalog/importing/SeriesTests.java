package org.einlass.catalog.importing;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.einlass.catalog.importing.Calendars.TODAY;
import static org.einlass.catalog.importing.Calendars.sample;

class SeriesTests {

	private final ReadCalendar series = Calendars.read(sample("series.ics"), TODAY);

	@Test
	void aSeriesKeepsItsLocalTimeAndLeavesOutWhatIsExceptedOrMoved() {
		assertThat(starts("weekly@example.org")).containsExactly("2027-03-15T18:00+01:00", "2027-03-29T18:00+02:00",
				"2027-04-12T18:00+02:00");
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
			.containsExactly(tuple(12, SkipReason.CHANGED_OCCURRENCE), tuple(18, SkipReason.TOO_MANY_SESSIONS),
					tuple(30, SkipReason.UNREADABLE_REPETITION), tuple(36, SkipReason.NO_SESSIONS));
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
