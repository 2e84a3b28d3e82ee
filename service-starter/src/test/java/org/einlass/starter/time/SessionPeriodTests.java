package org.einlass.starter.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The one table of cases for every page and mail. */
class SessionPeriodTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					2027-06-18T16:00:00Z | 2027-06-18T18:00:00Z | false | Freitag, 18. Juni 2027, 18–20 Uhr | Friday, 18 June 2027, 18:00–20:00
					2027-06-18T16:30:00Z | 2027-06-18T18:00:00Z | false | Freitag, 18. Juni 2027, 18:30–20:00 Uhr | Friday, 18 June 2027, 18:30–20:00
					2027-06-18T16:00:00Z | 2027-06-18T21:59:00Z | false | Freitag, 18. Juni 2027, ab 18 Uhr | Friday, 18 June 2027, from 18:00
					2027-06-18T16:00:00Z | 2027-06-18T16:00:00Z | false | Freitag, 18. Juni 2027, ab 18 Uhr | Friday, 18 June 2027, from 18:00
					2027-06-18T16:00:00Z | 2027-06-18T22:00:00Z | false | Freitag, 18. Juni 2027, 18–24 Uhr | Friday, 18 June 2027, 18:00–24:00
					2027-06-18T16:30:00Z | 2027-06-18T22:00:00Z | false | Freitag, 18. Juni 2027, 18:30–24:00 Uhr | Friday, 18 June 2027, 18:30–24:00
					2027-06-18T16:00:00Z | 2027-06-19T00:00:00Z | false | Freitag, 18. Juni 2027, 18–2 Uhr | Friday, 18 June 2027, 18:00–2:00
					2027-06-18T16:00:00Z | 2027-06-20T10:30:00Z | false | Freitag, 18. Juni 2027, 18 Uhr bis Sonntag, 20. Juni 2027, 12:30 Uhr | Friday, 18 June 2027, 18:00 until Sunday, 20 June 2027, 12:30
					2027-06-18T16:00:00Z | 2027-06-20T22:00:00Z | false | Freitag, 18. Juni 2027, 18 Uhr bis Sonntag, 20. Juni 2027, 24 Uhr | Friday, 18 June 2027, 18:00 until Sunday, 20 June 2027, 24:00
					2027-06-18T16:00:00Z | 2027-06-21T00:00:00Z | false | Freitag, 18. Juni 2027, 18 Uhr bis Montag, 21. Juni 2027, 2 Uhr | Friday, 18 June 2027, 18:00 until Monday, 21 June 2027, 2:00
					2027-06-17T22:00:00Z | 2027-06-18T22:00:00Z | true | Freitag, 18. Juni 2027 | Friday, 18 June 2027
					2027-06-17T22:00:00Z | 2027-06-20T22:00:00Z | true | Freitag, 18. Juni 2027 bis Sonntag, 20. Juni 2027 | Friday, 18 June 2027 until Sunday, 20 June 2027
					2027-10-31T00:30:00Z | 2027-10-31T03:30:00Z | false | Sonntag, 31. Oktober 2027, 2:30 Uhr MESZ bis 4:30 Uhr | Sunday, 31 October 2027, 2:30 CEST until 4:30
					2027-10-31T01:30:00Z | 2027-10-31T03:30:00Z | false | Sonntag, 31. Oktober 2027, 2:30 Uhr MEZ bis 4:30 Uhr | Sunday, 31 October 2027, 2:30 CET until 4:30
					2027-10-31T00:30:00Z | 2027-10-31T01:15:00Z | false | Sonntag, 31. Oktober 2027, 2:30 Uhr MESZ bis 2:15 Uhr MEZ | Sunday, 31 October 2027, 2:30 CEST until 2:15 CET
					""")
	void isToldAsPeopleSayIt(Instant start, Instant end, boolean allDay, String german, String english) {
		SessionPeriod period = new SessionPeriod(start, end, BERLIN, allDay, false);
		assertThat(period.when(Locale.GERMAN)).isEqualTo(german);
		assertThat(period.when(Locale.ENGLISH)).isEqualTo(english);
	}

	@ParameterizedTest
	@CsvSource({ "Europe/London, false, 18–20 Uhr (Europe/London)",
			"Asia/Kathmandu, false, 22:45–0:45 Uhr (Asia/Kathmandu)", "Europe/Berlin, false, 19–21 Uhr",
			"Europe/Berlin, true, 19–21 Uhr (Europe/Berlin)" })
	void theZoneIsNamedElsewhereAndOnline(ZoneId zone, boolean online, String text) {
		assertThat(new SessionPeriod(Instant.parse("2027-06-18T17:00:00Z"), Instant.parse("2027-06-18T19:00:00Z"), zone,
				false, online)
			.time(Locale.GERMAN)).isEqualTo(text);
	}

	@Test
	void momentsNameTheirZoneElsewhereAndTheHourThatComesTwice() {
		Instant at = Instant.parse("2027-10-31T01:30:00Z");
		assertThat(TimeText.moment(at, BERLIN, Locale.GERMAN)).isEqualTo("31. Oktober 2027, 2:30 Uhr MEZ");
		assertThat(TimeText.dayAndTime(at, ZoneId.of("Asia/Kathmandu"), Locale.ENGLISH))
			.isEqualTo("Sunday, 31 October 2027, 7:15 (Asia/Kathmandu)");
	}

}
