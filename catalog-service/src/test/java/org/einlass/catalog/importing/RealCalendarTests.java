package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The public calendar of a real city, with all that real exports do. */
class RealCalendarTests {

	private static final LocalDate THEN = LocalDate.of(2026, 8, 22);

	@Test
	void isTakenOverWhole() {
		ReadCalendar calendar = CalendarReader.read(Calendars.beelitz(), THEN);
		assertThat(calendar.skipped()).isEmpty();
		assertThat(calendar.events()).hasSize(106);
		assertThat(calendar.events()).allSatisfy((event) -> {
			assertThat(event.title() + event.description() + event.place()).doesNotContain("\uFEFF", "abgeglichen", "Ã",
					"â€");
			assertThat(event.sessions()).hasSize(1)
				.allSatisfy((session) -> assertThat(session.zone()).hasToString("Europe/Berlin"));
		});
	}

	@Test
	void isUnchangedWhenOnlyTheTimeOfTheExportMoved() {
		byte[] file = Calendars.beelitz();
		byte[] later = new String(file, StandardCharsets.UTF_8).replace("20:51 Uhr", "21:51 Uhr")
			.replace("DTSTAMP:19700101T000000Z", "DTSTAMP:20260823T000000Z")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(later).isNotEqualTo(file);
		assertThat(fingerprints(later)).isEqualTo(fingerprints(file));
	}

	@Test
	void isFlaggedWhereItSpeaksOfSignUpOrOfAPerson() {
		List<ImportedEvent> events = CalendarReader.read(Calendars.beelitz(), THEN).events();
		assertThat(events).filteredOn((event) -> event.title().startsWith("Selbsthilfegruppe Tinnitus"))
			.isNotEmpty()
			.allSatisfy((event) -> assertThat(event.flags()).contains(Flag.SIGN_UP_WORDS));
		assertThat(events).filteredOn((event) -> event.title().startsWith("True Crime"))
			.singleElement()
			.satisfies((event) -> assertThat(event.title()).isEqualTo("True Crime Slam Heilstätten"));
		assertThat(events).filteredOn((event) -> !event.flags().isEmpty()).hasSizeBetween(5, 30);
	}

	private static List<String> fingerprints(byte[] file) {
		return CalendarReader.read(file, THEN).events().stream().map(ImportedEvent::fingerprint).toList();
	}

}
