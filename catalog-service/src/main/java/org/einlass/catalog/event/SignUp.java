package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How people get in.
 *
 * @param opensAt from when, or {@code null} for from publication on
 * @param closesAt until when, or {@code null} for until the start
 * @param cancelUntil until when people may cancel, or {@code null} for until the start
 * @param maxAttendees how many one sign-up may bring
 * @param holdMinutes how long places are kept until an address is confirmed
 * @param closeWhenSoldOut whether places that get free after all were taken once go to
 * the waiting list only
 * @param retentionDays when personal data is erased, counted from the last session
 * @param releaseAfterMinutes from how many minutes after the start places that nobody has
 * claimed may be given to others, or {@code null} for never
 * @param elsewhere where to sign up if {@code kind} is {@link Kind#ELSEWHERE}
 */
public record SignUp(Kind kind, @Nullable Instant opensAt, @Nullable Instant closesAt, @Nullable Instant cancelUntil,
		int maxAttendees, OnePerPerson onePerPerson, Audience audience, boolean requireConfirmation, int holdMinutes,
		Promotion promotion, GroupRule groupRule, boolean closeWhenSoldOut, int retentionDays, List<Question> questions,
		@Nullable Elsewhere elsewhere, @Nullable Integer releaseAfterMinutes) {

	/** What everybody may read of it. */
	public SignUp open() {
		return new SignUp(this.kind, this.opensAt, this.closesAt, this.cancelUntil, this.maxAttendees,
				this.onePerPerson, this.audience.open(), this.requireConfirmation, this.holdMinutes, this.promotion,
				this.groupRule, this.closeWhenSoldOut, this.retentionDays, this.questions, this.elsewhere,
				this.releaseAfterMinutes);
	}

	/** Without the times that have passed: they would close what is copied. */
	SignUp ahead(Instant now) {
		return new SignUp(this.kind, ahead(this.opensAt, now), ahead(this.closesAt, now), ahead(this.cancelUntil, now),
				this.maxAttendees, this.onePerPerson, this.audience, this.requireConfirmation, this.holdMinutes,
				this.promotion, this.groupRule, this.closeWhenSoldOut, this.retentionDays, this.questions,
				this.elsewhere, this.releaseAfterMinutes);
	}

	private static @Nullable Instant ahead(@Nullable Instant at, Instant now) {
		return (at != null && at.isAfter(now)) ? at : null;
	}

	/** Whether and where people sign up. */
	public enum Kind {

		HERE, ELSEWHERE, NONE, UNKNOWN

	}

	/** Within what a person may sign up only once. */
	public enum OnePerPerson {

		NONE, SESSION, EVENT

	}

	/** What those who wait get when places are freed. */
	public enum Promotion {

		OFFER, CONFIRM

	}

	/** What happens when the group at the head of the waiting list does not fit. */
	public enum GroupRule {

		IN_ORDER, FILL_GAPS

	}

	/** The host's own way to sign up. Never on the bus: it may name a person. */
	public record Elsewhere(@Nullable String url, @Nullable String phone, @Nullable String email) {
	}

}
