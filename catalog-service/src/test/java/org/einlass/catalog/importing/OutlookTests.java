package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einlass.catalog.importing.Calendars.TODAY;
import static org.einlass.catalog.importing.Calendars.only;

/** What Outlook, Exchange and others write about time zones. */
class OutlookTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"Europe/Berlin"                                                 | Europe/Berlin
			europe/berlin                                                   | Europe/Berlin
			"W. Europe Standard Time"                                       | Europe/Berlin
			W. Europe Standard Time                                         | Europe/Berlin
			"Central Europe Standard Time"                                  | Europe/Budapest
			"Turkey Standard Time"                                          | Europe/Istanbul
			"Pacific Standard Time"                                         | America/Los_Angeles
			"Mitteleuropäische Zeit"                                        | Europe/Berlin
			"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"  | Europe/Berlin
			"(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"     | Europe/Berlin
			"(GMT+01.00) Brussels / Copenhagen / Madrid / Paris"            | Europe/Brussels
			"(UTC+05:45) Kathmandu"                                         | Asia/Kathmandu
			"America/Argentina/Buenos_Aires"                                | America/Argentina/Buenos_Aires
			/freeassociation.sourceforge.net/Europe/Berlin                  | Europe/Berlin
			"/mozilla.org/20050126_1/America/Argentina/Salta"               | America/Argentina/Salta
			"GMT+0200"                                                      | Etc/GMT-2
			""", quoteCharacter = '~')
	void isAZoneThatIsKnown(String written, String zone) {
		ImportedEvent event = only("UID:1", "SUMMARY:Treffen", "DTSTART;TZID=" + written + ":20270620T190000");
		assertThat(event.sessions().getFirst().zone()).hasToString(zone);
		assertThat(event.sessions().getFirst().start().atZone(event.sessions().getFirst().zone()).getHour())
			.isEqualTo(19);
	}

	@Test
	void quotedZonesOfExceptionsAndEndsAreRead() {
		ImportedEvent event = only("UID:1", "SUMMARY;LANGUAGE=\"en\":Meeting",
				"DTSTART;TZID=\"W. Europe Standard Time\":20270601T190000",
				"DTEND;TZID=\"W. Europe Standard Time\":20270601T200000", "RRULE:FREQ=DAILY;COUNT=3",
				"EXDATE;TZID=\"W. Europe Standard Time\":20270602T190000");
		assertThat(event.language()).isEqualTo("en");
		assertThat(event.sessions()).hasSize(2);
	}

	@Test
	void aZoneWithANameOfItsOwnIsThatWhichTheFileDescribes() {
		assertThat(zone("Customized Time Zone", "+0100", "+0200")).isEqualTo("Europe/Berlin");
		assertThat(zone("Anderswo", "+0200", "+0300")).isEqualTo("Europe/Athens");
		assertThat(zone("Nirgends", "+0117", "+0217")).isEqualTo("skipped");
	}

	private static String zone(String name, String winter, String summer) {
		String file = """
				BEGIN:VCALENDAR
				BEGIN:VTIMEZONE
				TZID:%s
				BEGIN:STANDARD
				DTSTART:16011028T030000
				RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
				TZOFFSETFROM:%s
				TZOFFSETTO:%s
				END:STANDARD
				BEGIN:DAYLIGHT
				DTSTART:16010325T020000
				RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
				TZOFFSETFROM:%s
				TZOFFSETTO:%s
				END:DAYLIGHT
				END:VTIMEZONE
				BEGIN:VEVENT
				UID:1
				SUMMARY:Treffen
				DTSTART;TZID="%s":20270620T190000
				END:VEVENT
				END:VCALENDAR
				""".formatted(name, summer, winter, winter, summer, name);
		return Calendars.read(file.getBytes(StandardCharsets.UTF_8), TODAY)
			.events()
			.stream()
			.map((event) -> event.sessions().getFirst().zone().getId())
			.findFirst()
			.orElse("skipped");
	}

}
