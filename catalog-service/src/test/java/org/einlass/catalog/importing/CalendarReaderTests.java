package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.einlass.starter.problem.Invalid;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.einlass.catalog.importing.Calendars.TODAY;
import static org.einlass.catalog.importing.Calendars.only;
import static org.einlass.catalog.importing.Calendars.sample;

class CalendarReaderTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private final ReadCalendar oddities = Calendars.read(sample("oddities.ics"), TODAY);

	private final Map<String, ImportedEvent> byUid = this.oddities.events()
		.stream()
		.collect(Collectors.toMap((event) -> event.uid().replace("@example.org", ""), Function.identity()));

	@Test
	void utcTimesAreToldInTheZoneOfTheCalendar() {
		assertThat(session("plain")).isEqualTo(new ImportedSession(Instant.parse("2027-06-18T16:00:00Z"),
				Instant.parse("2027-06-18T18:00:00Z"), BERLIN, false));
	}

	@Test
	void aDateNeedsNoValueParameterAndItsEndIsTheDayAfter() {
		assertThat(session("date")).isEqualTo(new ImportedSession(Instant.parse("2027-06-18T22:00:00Z"),
				Instant.parse("2027-06-20T22:00:00Z"), BERLIN, true));
	}

	@Test
	void aDateWithoutEndLastsThatDayEvenWhenTheClocksChange() {
		assertThat(session("date-without-end")).isEqualTo(new ImportedSession(Instant.parse("2027-03-27T23:00:00Z"),
				Instant.parse("2027-03-28T22:00:00Z"), BERLIN, true));
	}

	@Test
	void aTimeWithoutEndEndsWhenItStartsAndOutlookZonesAreKnown() {
		Instant start = Instant.parse("2027-06-20T17:00:00Z");
		assertThat(session("time-without-end")).isEqualTo(new ImportedSession(start, start, BERLIN, false));
	}

	@Test
	void aTimeOfNoZoneIsLocalAndADurationMakesItsEnd() {
		assertThat(session("floating")).isEqualTo(new ImportedSession(Instant.parse("2027-06-20T17:00:00Z"),
				Instant.parse("2027-06-20T18:30:00Z"), BERLIN, false));
	}

	@Test
	void whatCannotBeTakenOverIsReportedWithLineAndReason() {
		assertThat(this.oddities.skipped()).extracting(Skipped::line, Skipped::reason)
			.containsExactly(tuple(37, SkipReason.MISSING_UID), tuple(41, SkipReason.MISSING_START),
					tuple(45, SkipReason.MISSING_TITLE), tuple(49, SkipReason.UNREADABLE_START),
					tuple(54, SkipReason.UNKNOWN_ZONE), tuple(59, SkipReason.ENDS_BEFORE_START),
					tuple(65, SkipReason.CANCELLED), tuple(71, SkipReason.TWICE), tuple(76, SkipReason.UNREADABLE),
					tuple(78, SkipReason.UNREADABLE_LINE), tuple(79, SkipReason.UNREADABLE_LINE),
					tuple(81, SkipReason.UNREADABLE));
	}

	@Test
	void organisersAndAttendeesGoNowhere() {
		assertThat(this.oddities.toString()).contains("Digitalsprechstunde")
			.doesNotContain("Ada", "Ben", "ada@example.org");
	}

	@Test
	void plainTextIsNotTakenForMarkupAndNamesItsSource() {
		assertThat(event("plain").description())
			.isEqualTo("Fragen, rund ums \\*Smartphone\\*\n\nQuelle: <https://example.org/digital>");
	}

	@Test
	void invisibleCharactersAndHtmlAreTakenOutOfTheText() {
		ImportedEvent event = only("UID:1", "DTSTART:20270620", "SUMMARY:\uFEFFFest\u200B &amp; Markt\u0007",
				"DESCRIPTION:<p>Kommen <b>Sie</b></p><p>vorbei</p><script>alert(1)</script>");
		assertThat(event.title()).isEqualTo("Fest & Markt");
		assertThat(event.description()).isEqualTo("Kommen Sie\nvorbei");
	}

	@Test
	void textThatWasReadInTheWrongEncodingIsPutRightAndFlagged() {
		ImportedEvent event = only("UID:1", "DTSTART:20270620", "SUMMARY:HeilstÃ¤tten â€“ Mord");
		assertThat(event.title()).isEqualTo("Heilstätten – Mord");
		assertThat(event.flags()).containsExactly(Flag.REPAIRED_TEXT);
		assertThat(only("UID:1", "DTSTART:20270620", "SUMMARY:Café für Ämter – „Ã“").title())
			.isEqualTo("Café für Ämter – „Ã“");
	}

	@Test
	void onlyWhatIsTakenOverIsLookedThrough() {
		String longest = "x ".repeat(ImportedText.LONGEST / 2);
		assertThat(
				only("UID:1", "DTSTART:20270620", "SUMMARY:Fest", "DESCRIPTION:" + longest + "ada@example.org").flags())
			.isEmpty();
	}

	@Test
	void onlyTheLineAboutTheExportChangesNothing() {
		assertThat(only("UID:1", "DTSTART:20270620", "SUMMARY:Fest", "DTSTAMP:20270101T000000Z",
				"DESCRIPTION:Text\\nZuletzt mit example.org abgeglichen: 22.08.2026\\, 20:51 Uhr")
			.fingerprint())
			.isEqualTo(only("UID:1", "DTSTART:20270620", "SUMMARY:Fest", "DTSTAMP:20270201T000000Z",
					"DESCRIPTION:Text\\nZuletzt mit example.org abgeglichen: 23.08.2026\\, 07:00 Uhr")
				.fingerprint());
	}

	@Test
	void foldedLinesMaySplitACharacter() {
		byte[] folded = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270620\nSUMMARY:Fr\u00C3\n \u00BChling\nEND:VEVENT\n"
			.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(Calendars.read(folded, TODAY).events().getFirst().title()).isEqualTo("Frühling");
	}

	@Test
	void somethingElseIsNoCalendar() {
		assertThatExceptionOfType(Invalid.class)
			.isThrownBy(() -> Calendars.read("<html>".getBytes(StandardCharsets.UTF_8), TODAY));
	}

	private ImportedEvent event(String uid) {
		ImportedEvent event = this.byUid.get(uid);
		assertThat(event).as(uid).isNotNull();
		return event;
	}

	private ImportedSession session(String uid) {
		return event(uid).sessions().getFirst();
	}

}
