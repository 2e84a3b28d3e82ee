package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What an organiser sends, unchecked: from JSON, from the editor's form or from an
 * import. {@link DraftRules} checks it, {@link DraftReading} makes an
 * {@link EventContent} of it and fills in what was left out.
 */
public record EventDraft(@Nullable String organisation, @Nullable Texts title, @Nullable Texts summary,
		@Nullable Texts description, Event.@Nullable Format format, Event.@Nullable Visibility visibility,
		@Nullable List<String> topics, @Nullable List<String> targetGroups, @Nullable List<String> languages,
		@Nullable List<String> accessibility, EventContent.@Nullable CouncilPaper councilPaper,
		@Nullable SignUpDraft signUp, @Nullable List<SessionDraft> sessions) {

	/** How people get in; what is left out gets its default. */
	public record SignUpDraft(SignUp.@Nullable Kind kind, @Nullable Instant opensAt, @Nullable Instant closesAt,
			@Nullable Instant cancelUntil, @Nullable Integer maxAttendees, SignUp.@Nullable OnePerPerson onePerPerson,
			@Nullable Audience audience, @Nullable Boolean requireConfirmation, @Nullable Integer holdMinutes,
			SignUp.@Nullable Promotion promotion, SignUp.@Nullable GroupRule groupRule, @Nullable Integer retentionDays,
			@Nullable List<QuestionDraft> questions, SignUp.@Nullable Elsewhere elsewhere) {
	}

	/** A question; what is left out gets its default. */
	public record QuestionDraft(@Nullable String id, @Nullable Texts text, Question.@Nullable Type type,
			@Nullable List<Texts> choices, @Nullable Boolean required, Question.@Nullable Per per,
			@Nullable Texts purpose) {
	}

	/** A session: with an id it is changed, without one it is added. */
	public record SessionDraft(@Nullable UUID id, @Nullable Texts title, @Nullable Instant start, @Nullable Instant end,
			@Nullable String zone, @Nullable Boolean allDay, @Nullable Boolean online, @Nullable Integer roomLimit,
			@Nullable Venue venue, @Nullable List<QuotaDraft> quotas) {
	}

	/** A quota: with an id it is changed, without one it is added. */
	public record QuotaDraft(@Nullable UUID id, @Nullable Texts name, Quota.@Nullable Kind kind,
			@Nullable Integer places, @Nullable Boolean waitingList, @Nullable Audience audience) {
	}

}
