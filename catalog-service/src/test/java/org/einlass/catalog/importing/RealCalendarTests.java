package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The public calendar of a real city, with all that real exports do. */
class RealCalendarTests {

	private static final LocalDate THEN = LocalDate.of(2026, 8, 22);

	@Test
	void isTakenOverWhole() {
		ReadCalendar calendar = Calendars.read(Calendars.beelitz(), THEN);
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
	void isToldInLocalTime() {
		List<ImportedEvent> events = Calendars.read(Calendars.beelitz(), THEN).events();
		assertThat(times(events, "Tough Mudder"))
			.containsExactly("2026-08-29T00:00+02:00/2026-08-30T00:00+02:00 all day");
		assertThat(times(events, "Lichterglanz"))
			.containsExactly("2026-12-12T00:00+01:00/2026-12-13T00:00+01:00 all day");
		assertThat(times(events, "Cocktail- und")).containsExactly("2026-08-15T17:00+02:00/2026-08-29T23:59+02:00");
	}

	@Test
	void isFlaggedWhereItSpeaksOfSignUpOrOfAPersonOrSaysTheSameTwice() {
		List<ImportedEvent> events = Calendars.read(Calendars.beelitz(), THEN).events();
		assertThat(events).filteredOn((event) -> !event.flags().isEmpty())
			.extracting(ImportedEvent::title, ImportedEvent::flags)
			.containsExactlyInAnyOrder(flagged("Selbsthilfegruppe Tinnitus", Flag.SIGN_UP_WORDS, Flag.CONTACT_PERSON),
					flagged("Selbsthilfegruppe Tinnitus", Flag.SIGN_UP_WORDS, Flag.CONTACT_PERSON),
					flagged("Selbsthilfegruppe Tinnitus", Flag.SIGN_UP_WORDS, Flag.CONTACT_PERSON),
					flagged("Selbsthilfegruppe Tinnitus", Flag.SIGN_UP_WORDS, Flag.CONTACT_PERSON),
					flagged("Tanz in den Goldenen Herbst", Flag.SIGN_UP_WORDS),
					flagged("Tanz in den Goldenen Herbst", Flag.SIGN_UP_WORDS),
					flagged("Konzertweekend im Deutschen Haus - Eine musikalische Zeitreise", Flag.SIGN_UP_WORDS,
							Flag.CONTACT_PERSON),
					flagged("Konzertweekend im Deutschen Haus - Kubanischer Abend", Flag.SIGN_UP_WORDS),
					flagged("True Crime Slam Heilstätten", Flag.REPAIRED_TEXT),
					flagged("Veranstaltung auf den Jakobs-Höfen", Flag.LOOKS_LIKE),
					flagged("Veranstaltung auf den Jakobs-Höfen", Flag.LOOKS_LIKE),
					flagged("Eröffnung der Kürbisausstellung „Kürbis goes to Hollywood“", Flag.LOOKS_LIKE),
					flagged("Malerei trifft Fotografie", Flag.LOOKS_LIKE),
					flagged("Weihnachten fängt im Herzen an", Flag.SIGN_UP_WORDS));
	}

	private static Tuple flagged(String title, Flag... flags) {
		return tuple(title, Set.of(flags));
	}

	private static List<String> times(List<ImportedEvent> events, String title) {
		return events.stream()
			.filter((event) -> event.title().startsWith(title))
			.flatMap((event) -> event.sessions().stream())
			.map((session) -> session.start().atZone(session.zone()).toOffsetDateTime() + "/"
					+ session.end().atZone(session.zone()).toOffsetDateTime() + (session.allDay() ? " all day" : ""))
			.toList();
	}

	private static List<String> fingerprints(byte[] file) {
		return Calendars.read(file, THEN).events().stream().map(ImportedEvent::fingerprint).toList();
	}

}
