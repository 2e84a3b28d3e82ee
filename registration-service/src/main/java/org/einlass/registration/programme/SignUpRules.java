package org.einlass.registration.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How people get into an event, as its organiser set it. What a message leaves out has
 * the catalog's default.
 *
 * @param opensAt from when, or {@code null} for at once
 * @param closesAt until when, or {@code null} for until the start of the session
 * @param cancelUntil until when people may cancel, or {@code null} for until the start
 * @param maxAttendees how many one sign-up may bring
 * @param holdMinutes how long places are kept until an address is confirmed
 * @param promotion whether those who wait are offered a place or get it at once
 * @param groupRule whether smaller groups may pass one that does not fit
 * @param closeWhenSoldOut whether places that get free later go to the waiting list only
 * @param retentionDays when personal data is erased, counted from the registration's last
 * session
 * @param releaseAfterMinutes from how many minutes after the start unclaimed places may
 * be released, or {@code null} for never
 */
public record SignUpRules(Kind kind, @Nullable Instant opensAt, @Nullable Instant closesAt,
		@Nullable Instant cancelUntil, int maxAttendees, OnePerPerson onePerPerson, Audience audience,
		boolean requireConfirmation, int holdMinutes, Promotion promotion, GroupRule groupRule,
		boolean closeWhenSoldOut, int retentionDays, List<Question> questions, @Nullable Integer releaseAfterMinutes) {

	public SignUpRules {
		maxAttendees = (maxAttendees > 0) ? maxAttendees : 1;
		onePerPerson = (onePerPerson != null) ? onePerPerson : OnePerPerson.NONE;
		audience = (audience != null) ? audience : new Audience(Audience.Level.GUEST);
		holdMinutes = (holdMinutes > 0) ? holdMinutes : 30;
		promotion = (promotion != null) ? promotion : Promotion.OFFER;
		groupRule = (groupRule != null) ? groupRule : GroupRule.IN_ORDER;
		retentionDays = (retentionDays > 0) ? retentionDays : 30;
		questions = (questions != null) ? List.copyOf(questions) : List.of();
	}

	/** From when unclaimed places may be released, if ever. */
	public Optional<Instant> releaseFrom(Instant start) {
		return Optional.ofNullable(this.releaseAfterMinutes).map((minutes) -> start.plus(Duration.ofMinutes(minutes)));
	}

	/** Whether sign-up is over by then for a session with this start. */
	public boolean closed(Instant start, Instant now) {
		return !now.isBefore((this.closesAt != null) ? this.closesAt : start);
	}

	public Duration hold() {
		return Duration.ofMinutes(this.holdMinutes);
	}

	/** When what is kept about people is erased, whose last session ends then. */
	public Instant erasedAt(Instant end) {
		return end.plus(Duration.ofDays(this.retentionDays));
	}

	/** Whether and where people sign up. */
	public enum Kind {

		HERE, ELSEWHERE, NONE, UNKNOWN

	}

	/** How those who wait get a place that is free. */
	public enum Promotion {

		OFFER, CONFIRM

	}

	/** What becomes of a line whose first group does not fit. */
	public enum GroupRule {

		IN_ORDER, FILL_GAPS

	}

	/** Within what a person may sign up only once. */
	public enum OnePerPerson {

		NONE, SESSION, EVENT

	}

}
