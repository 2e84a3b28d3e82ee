package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.einlass.catalog.importing.Calendars.TODAY;

/** A report says what is not taken over, and what may be wrong with what is. */
class HonestReportTests {

	private static final String SERIES = """
			BEGIN:VEVENT
			UID:1
			SUMMARY:Chor
			LOCATION:Aula
			DTSTART:20270301T180000
			DTEND:20270301T200000
			RRULE:FREQ=WEEKLY;COUNT=3
			END:VEVENT
			""";

	@ParameterizedTest
	@ValueSource(strings = { "PRIVATE", "CONFIDENTIAL", "private", "X-INTERN" })
	void whatIsNotPublicIsSkipped(String access) {
		ReadCalendar calendar = read(
				"BEGIN:VEVENT\nUID:1\nSUMMARY:Personal\nDTSTART:20270620\nCLASS:" + access + "\nEND:VEVENT\n");
		assertThat(calendar.events()).isEmpty();
		assertThat(reasons(calendar)).containsExactly(tuple(2, SkipReason.NOT_PUBLIC));
		assertThat(Calendars.only("UID:1", "SUMMARY:Fest", "DTSTART:20270620", "CLASS:PUBLIC").title())
			.isEqualTo("Fest");
	}

	@Test
	void aMovedDateTakesItsNewTimeAndPlaceAndItsTextIsFlagged() {
		ReadCalendar calendar = read(SERIES + """
				BEGIN:VEVENT
				UID:1
				RECURRENCE-ID:20270308T180000
				SUMMARY:Chor im Park
				LOCATION:Park
				DTSTART:20270309T190000
				DTEND:20270309T203000
				END:VEVENT
				""");
		ImportedEvent event = calendar.events().getFirst();
		assertThat(starts(calendar)).containsExactly("2027-03-01T18:00", "2027-03-09T19:00", "2027-03-15T18:00");
		assertThat(event.sessions()).extracting(ImportedSession::place).containsExactly(null, "Park", null);
		assertThat(event.flags()).containsExactly(Flag.CHANGED_TEXT);
		assertThat(calendar.skipped()).isEmpty();
	}

	@Test
	void theMovedDateMayStandFirst() {
		assertThat(starts(read("BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270308T180000\nSUMMARY:Chor\n"
				+ "DTSTART:20270310T180000\nEND:VEVENT\n" + SERIES)))
			.containsExactly("2027-03-01T18:00", "2027-03-10T18:00", "2027-03-15T18:00");
	}

	@Test
	void aCancelledDateIsGoneAndSaid() {
		ReadCalendar calendar = read(SERIES + "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270308T180000\nSUMMARY:Chor\n"
				+ "STATUS:CANCELLED\nDTSTART:20270308T180000\nEND:VEVENT\n");
		assertThat(starts(calendar)).containsExactly("2027-03-01T18:00", "2027-03-15T18:00");
		assertThat(reasons(calendar)).containsExactly(tuple(10, SkipReason.CANCELLED_OCCURRENCE));
	}

	@Test
	void aSeriesThatMovesFromOneDateOnStaysAsItWasAndIsSaid() {
		ReadCalendar calendar = read(SERIES + "BEGIN:VEVENT\nUID:1\n"
				+ "RECURRENCE-ID;RANGE=THISANDFUTURE:20270308T180000\nSUMMARY:Chor\nDTSTART:20270308T190000\nEND:VEVENT\n");
		assertThat(starts(calendar)).hasSize(3);
		assertThat(reasons(calendar)).containsExactly(tuple(10, SkipReason.CHANGED_FROM_HERE));
	}

	@Test
	void aMovedDateWithoutItsSeriesIsSaid() {
		assertThat(reasons(read("BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270308T180000\nSUMMARY:Chor\n"
				+ "DTSTART:20270310T180000\nEND:VEVENT\n")))
			.containsExactly(tuple(2, SkipReason.CHANGED_OCCURRENCE));
	}

	@Test
	void entriesWithOneUidAndTitleAreDatesOfOneEvent() {
		ReadCalendar calendar = read(entry("1", "Lesung", "20270601T180000") + entry("1", "Lesung", "20270608T180000")
				+ entry("1", "Lesung", "20270608T180000") + entry("1", "Konzert", "20270609T180000"));
		assertThat(starts(calendar)).containsExactly("2027-06-01T18:00", "2027-06-08T18:00");
		assertThat(calendar.events().getFirst().flags()).containsExactly(Flag.SEVERAL_ENTRIES);
		assertThat(reasons(calendar)).containsExactly(tuple(12, SkipReason.TWICE), tuple(17, SkipReason.TWICE));
	}

	@Test
	void theSameTitleAndStartUnderAnotherUidIsFlagged() {
		ReadCalendar calendar = read(entry("1", "Lesung", "20270601T180000") + entry("2", "LESUNG", "20270601T180000")
				+ entry("3", "Lesung", "20270602T180000"));
		assertThat(calendar.events()).extracting((event) -> event.flags().contains(Flag.LOOKS_LIKE))
			.containsExactly(false, true, false);
	}

	@Test
	void everyLineThatCannotBeReadIsSaid() {
		ReadCalendar calendar = read("""
				ohne Doppelpunkt
				BEGIN:VEVENT
				UID:1
				SUMMARY:Fest
				DTSTART:20270620
				LOCATION;X="offen:Markt
				umgebrochen ohne Leerzeichen
				END:VEVENT
				BEGIN:VTODO
				SUMMARY:Stühle
				END:VTODO
				""");
		assertThat(calendar.events()).extracting(ImportedEvent::title, ImportedEvent::place)
			.containsExactly(tuple("Fest", ""));
		assertThat(reasons(calendar)).containsExactly(tuple(2, SkipReason.UNREADABLE_LINE),
				tuple(7, SkipReason.UNREADABLE_LINE), tuple(8, SkipReason.UNREADABLE_LINE),
				tuple(10, SkipReason.NO_EVENT));
	}

	@Test
	void withoutALineThatItNeedsAnEntryIsNotGuessed() {
		ReadCalendar calendar = read(
				"BEGIN:VEVENT\nUID:1\nSUMMARY:Fest\nDTSTART:20270620\nCLASS;X=\"offen:PRIVATE\nEND:VEVENT\n");
		assertThat(calendar.events()).isEmpty();
		assertThat(reasons(calendar)).containsExactly(tuple(2, SkipReason.UNREADABLE),
				tuple(6, SkipReason.UNREADABLE_LINE));
	}

	@Test
	void aFileOfOtherThingsHasAReportThatEnds() {
		assertThat(read("nichts\n".repeat(10_000)).skipped()).hasSize(101)
			.last()
			.extracting(Skipped::reason)
			.isEqualTo(SkipReason.MORE_UNREADABLE_LINES);
	}

	private static ReadCalendar read(String lines) {
		return Calendars.read(("BEGIN:VCALENDAR\n" + lines + "END:VCALENDAR\n").getBytes(StandardCharsets.UTF_8),
				TODAY);
	}

	private static String entry(String uid, String title, String start) {
		return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:" + title + "\nDTSTART:" + start + "\nEND:VEVENT\n";
	}

	private static List<String> starts(ReadCalendar calendar) {
		return calendar.events()
			.getFirst()
			.sessions()
			.stream()
			.map((session) -> session.start().atZone(session.zone()).toLocalDateTime().toString())
			.toList();
	}

	private static List<Tuple> reasons(ReadCalendar calendar) {
		return calendar.skipped().stream().map((skipped) -> tuple(skipped.line(), skipped.reason())).toList();
	}

}
