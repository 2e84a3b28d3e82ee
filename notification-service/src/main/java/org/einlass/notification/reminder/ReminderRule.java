package org.einlass.notification.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a reminder is due: some days before the start, at the same time on the wall clock,
 * so that daylight saving moves nothing. What would fall into the quiet hours (21:00 to
 * 7:00) goes out at 20:00 of the evening before.
 *
 * @param name part of a mail's unique key
 * @param before how long before the start
 */
public record ReminderRule(String name, Period before) {

	/** The one default rule. */
	public static final ReminderRule TWO_DAYS_BEFORE = new ReminderRule("2_days_before", Period.ofDays(2));

	/**
	 * Who was confirmed less than this before the reminder has just had the ticket mail.
	 */
	static final Duration FRESH = Duration.ofHours(24);

	private static final LocalTime QUIET_FROM = LocalTime.of(21, 0);

	private static final LocalTime QUIET_UNTIL = LocalTime.of(7, 0);

	private static final LocalTime EVENING = LocalTime.of(20, 0);

	/** When to remind of something that starts then. */
	public Instant due(Instant start, ZoneId zone) {
		ZonedDateTime due = start.atZone(zone).minus(this.before);
		if (due.toLocalTime().isBefore(QUIET_UNTIL)) {
			return due.minusDays(1).with(EVENING).toInstant();
		}
		return (due.toLocalTime().isBefore(QUIET_FROM) ? due : due.with(EVENING)).toInstant();
	}

	/**
	 * The first moment from now on that is not in the quiet hours: for reminders that are
	 * late.
	 */
	public static Instant awake(Instant now, ZoneId zone) {
		ZonedDateTime local = now.atZone(zone);
		if (local.toLocalTime().isBefore(QUIET_UNTIL)) {
			return local.with(QUIET_UNTIL).toInstant();
		}
		return local.toLocalTime().isBefore(QUIET_FROM) ? now : local.plusDays(1).with(QUIET_UNTIL).toInstant();
	}

}
