package org.einlass.catalog.importing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.einlass.catalog.importing.limit.ImportSettings;
import org.einlass.catalog.importing.limit.ReadingLimits;
import org.einlass.starter.problem.FieldProblem;
import org.einlass.starter.problem.Invalid;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.einlass.catalog.importing.Calendars.TODAY;
import static org.einlass.catalog.importing.Calendars.sample;

class ReadingLimitsTests {

	private static final ImportSettings SMALL = new ImportSettings(1, Duration.ofSeconds(1), Duration.ofSeconds(5), 16,
			3);

	@Test
	void aFileThatReadsTooLongIsRefusedWhole() {
		AtomicLong nanos = new AtomicLong();
		ReadingLimits oneSecondAnEntry = new ReadingLimits(Calendars.LIMITS,
				() -> nanos.getAndAdd(Duration.ofSeconds(1).toNanos()));
		assertThat(refused(oneSecondAnEntry)).isEqualTo("reads-too-long");
	}

	@Test
	void aFileWithTooManyEntriesIsRefusedWhole() {
		ImportSettings fewer = new ImportSettings(1, Duration.ofSeconds(1), Duration.ofSeconds(5), 14, 100);
		assertThat(refused(fewer.reading())).isEqualTo("too-many-entries");
	}

	@Test
	void whatIsMoreThanAFileMayHoldIsReportedAndTheRestIsTakenOver() {
		ReadCalendar calendar = CalendarReader.read(sample("oddities.ics"), TODAY, SMALL.reading());
		assertThat(calendar.events()).hasSize(3);
		assertThat(calendar.skipped()).filteredOn((skipped) -> skipped.reason() == SkipReason.TOO_MUCH_IN_FILE)
			.extracting(Skipped::line)
			.containsExactly(26, 31);
	}

	private static String refused(ReadingLimits limits) {
		Invalid refused = catchThrowableOfType(Invalid.class,
				() -> CalendarReader.read(sample("oddities.ics"), TODAY, limits));
		return refused.fields().stream().map(FieldProblem::code).findFirst().orElse("");
	}

}
