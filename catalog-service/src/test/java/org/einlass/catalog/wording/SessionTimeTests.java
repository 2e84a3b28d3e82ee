package org.einlass.catalog.wording;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTimeTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					2027-06-18T16:00:00Z | 2027-06-18T18:00:00Z | false | Freitag, 18. Juni 2027, 18–20 Uhr | Friday, 18 June 2027, 18:00–20:00
					2027-06-18T16:30:00Z | 2027-06-18T18:00:00Z | false | Freitag, 18. Juni 2027, 18:30–20:00 Uhr | Friday, 18 June 2027, 18:30–20:00
					2027-06-18T16:00:00Z | 2027-06-18T21:59:00Z | false | Freitag, 18. Juni 2027, ab 18 Uhr | Friday, 18 June 2027, from 18:00
					2027-06-18T16:00:00Z | 2027-06-18T16:00:00Z | false | Freitag, 18. Juni 2027, ab 18 Uhr | Friday, 18 June 2027, from 18:00
					2027-06-18T16:00:00Z | 2027-06-18T22:00:00Z | false | Freitag, 18. Juni 2027, 18–24 Uhr | Friday, 18 June 2027, 18:00–24:00
					2027-06-18T16:00:00Z | 2027-06-19T00:00:00Z | false | Freitag, 18. Juni 2027, 18–2 Uhr | Friday, 18 June 2027, 18:00–2:00
					2027-06-18T16:00:00Z | 2027-06-20T10:30:00Z | false | Freitag, 18. Juni 2027, 18 Uhr bis Sonntag, 20. Juni 2027, 12:30 Uhr | Friday, 18 June 2027, 18:00 until Sunday, 20 June 2027, 12:30
					2027-06-17T22:00:00Z | 2027-06-18T22:00:00Z | true | Freitag, 18. Juni 2027 | Friday, 18 June 2027
					2027-06-17T22:00:00Z | 2027-06-20T22:00:00Z | true | Freitag, 18. Juni 2027 bis Sonntag, 20. Juni 2027 | Friday, 18 June 2027 until Sunday, 20 June 2027
					""")
	void isToldAsPeopleSayIt(Instant start, Instant end, boolean allDay, String german, String english) {
		SessionTime time = new SessionTime(start, end, BERLIN, allDay);
		assertThat(time.when(Locale.GERMAN)).isEqualTo(german);
		assertThat(time.when(Locale.ENGLISH)).isEqualTo(english);
	}

	@ParameterizedTest
	@CsvSource({ "Europe/London,'18:00–20:00 (Europe/London)'", "Europe/Berlin,19:00–21:00" })
	void anotherZoneIsNamed(ZoneId zone, String text) {
		assertThat(new SessionTime(Instant.parse("2027-06-18T17:00:00Z"), Instant.parse("2027-06-18T19:00:00Z"), zone,
				false)
			.time(Locale.ENGLISH)).isEqualTo(text);
	}

}
