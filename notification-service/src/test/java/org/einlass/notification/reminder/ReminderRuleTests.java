package org.einlass.notification.reminder;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReminderRuleTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@Test
	void remindsTwoDaysBeforeAtTheSameTime() {
		assertThat(due("2027-06-18T18:00")).isEqualTo("2027-06-16T18:00");
	}

	@Test
	void theWallClockCountsWhenClocksGoForward() {
		assertThat(due("2027-03-29T18:00")).isEqualTo("2027-03-27T18:00");
		assertThat(ReminderRule.TWO_DAYS_BEFORE.due(instant("2027-03-29T18:00"), BERLIN))
			.isEqualTo(Instant.parse("2027-03-27T17:00:00Z"));
	}

	@Test
	void theWallClockCountsWhenClocksGoBack() {
		assertThat(due("2027-11-01T18:00")).isEqualTo("2027-10-30T18:00");
		assertThat(ReminderRule.TWO_DAYS_BEFORE.due(instant("2027-11-01T18:00"), BERLIN))
			.isEqualTo(Instant.parse("2027-10-30T16:00:00Z"));
	}

	@Test
	void quietHoursMoveAnEarlyReminderToTheEveningBefore() {
		assertThat(due("2027-06-18T06:59")).isEqualTo("2027-06-15T20:00");
		assertThat(due("2027-06-18T00:00")).isEqualTo("2027-06-15T20:00");
		assertThat(due("2027-06-18T07:00")).isEqualTo("2027-06-16T07:00");
	}

	@Test
	void quietHoursMoveALateReminderToTheSameEvening() {
		assertThat(due("2027-06-18T21:00")).isEqualTo("2027-06-16T20:00");
		assertThat(due("2027-06-18T23:30")).isEqualTo("2027-06-16T20:00");
		assertThat(due("2027-06-18T20:59")).isEqualTo("2027-06-16T20:59");
	}

	@Test
	void aSessionInTheHourThatClocksSkipIsRemindedOfInTheEvening() {
		assertThat(due("2027-03-30T02:30")).isEqualTo("2027-03-27T20:00");
	}

	@Test
	void whatIsLateWaitsForTheMorning() {
		assertThat(local(ReminderRule.awake(instant("2027-06-16T23:10"), BERLIN))).isEqualTo("2027-06-17T07:00");
		assertThat(local(ReminderRule.awake(instant("2027-06-17T03:10"), BERLIN))).isEqualTo("2027-06-17T07:00");
		assertThat(local(ReminderRule.awake(instant("2027-06-17T12:10"), BERLIN))).isEqualTo("2027-06-17T12:10");
	}

	private static String due(String start) {
		return local(ReminderRule.TWO_DAYS_BEFORE.due(instant(start), BERLIN));
	}

	private static Instant instant(String local) {
		return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
	}

	private static String local(Instant instant) {
		return ZonedDateTime.ofInstant(instant, BERLIN).toLocalDateTime().toString();
	}

}
