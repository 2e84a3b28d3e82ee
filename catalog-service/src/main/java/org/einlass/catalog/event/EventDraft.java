package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

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
		@Nullable List<String> gates, @Nullable SignUpDraft signUp, @Nullable List<SessionDraft> sessions) {

	public EventDraft {
		summary = Texts.orNone(summary);
		description = Texts.orNone(description);
	}

	/**
	 * The same with the ids of sessions and quotas that stand at the same place in this
	 * content, where it has none.
	 */
	EventDraft knowing(EventContent content) {
		List<SessionDraft> drafts = DraftReading.orEmpty(this.sessions);
		if (drafts.size() != content.sessions().size()) {
			return this;
		}
		List<SessionDraft> known = IntStream.range(0, drafts.size())
			.mapToObj((i) -> drafts.get(i).knowing(content.sessions().get(i)))
			.toList();
		return new EventDraft(this.organisation, this.title, this.summary, this.description, this.format,
				this.visibility, this.topics, this.targetGroups, this.languages, this.accessibility, this.councilPaper,
				this.gates, this.signUp, known);
	}

	/** The event as it is, to be changed in part. */
	public static EventDraft of(Event event) {
		EventContent content = event.content();
		return new EventDraft(event.organisation(), content.title(), content.summary(), content.description(),
				content.format(), content.visibility(), content.topics(), content.targetGroups(), content.languages(),
				content.accessibility(), content.councilPaper(), List.copyOf(content.gates()),
				SignUpDraft.of(content.signUp()), content.sessions().stream().map(SessionDraft::of).toList());
	}

	/** How people get in; what is left out gets its default. */
	public record SignUpDraft(SignUp.@Nullable Kind kind, @Nullable Instant opensAt, @Nullable Instant closesAt,
			@Nullable Instant cancelUntil, @Nullable Integer maxAttendees, SignUp.@Nullable OnePerPerson onePerPerson,
			@Nullable Audience audience, @Nullable Boolean requireConfirmation, @Nullable Integer holdMinutes,
			SignUp.@Nullable Promotion promotion, SignUp.@Nullable GroupRule groupRule,
			@Nullable Boolean closeWhenSoldOut, @Nullable Integer retentionDays,
			@Nullable List<QuestionDraft> questions, SignUp.@Nullable Elsewhere elsewhere,
			@Nullable Integer releaseAfterMinutes) {

		static SignUpDraft of(SignUp signUp) {
			return new SignUpDraft(signUp.kind(), signUp.opensAt(), signUp.closesAt(), signUp.cancelUntil(),
					signUp.maxAttendees(), signUp.onePerPerson(), signUp.audience(), signUp.requireConfirmation(),
					signUp.holdMinutes(), signUp.promotion(), signUp.groupRule(), signUp.closeWhenSoldOut(),
					signUp.retentionDays(), signUp.questions().stream().map(QuestionDraft::of).toList(),
					signUp.elsewhere(), signUp.releaseAfterMinutes());
		}

	}

	/** A question; what is left out gets its default. */
	public record QuestionDraft(@Nullable String id, @Nullable Texts text, Question.@Nullable Type type,
			@Nullable List<Texts> choices, @Nullable Boolean required, Question.@Nullable Per per,
			@Nullable Texts purpose) {

		public QuestionDraft {
			purpose = Texts.orNone(purpose);
		}

		static QuestionDraft of(Question question) {
			return new QuestionDraft(question.id(), question.text(), question.type(), question.choices(),
					question.required(), question.per(), question.purpose());
		}

	}

	/** A session: with an id it is changed, without one it is added. */
	public record SessionDraft(@Nullable UUID id, @Nullable Texts title, @Nullable Instant start, @Nullable Instant end,
			@Nullable String zone, @Nullable Boolean allDay, @Nullable Boolean online, @Nullable Integer roomLimit,
			@Nullable Venue venue, @Nullable List<QuotaDraft> quotas) {

		public SessionDraft {
			title = Texts.orNone(title);
		}

		SessionDraft knowing(Session session) {
			List<QuotaDraft> drafts = DraftReading.orEmpty(this.quotas);
			List<QuotaDraft> known = (drafts.size() != session.quotas().size()) ? drafts
					: IntStream.range(0, drafts.size())
						.mapToObj((i) -> drafts.get(i).knowing(session.quotas().get(i)))
						.toList();
			return new SessionDraft((this.id != null) ? this.id : session.id(), this.title, this.start, this.end,
					this.zone, this.allDay, this.online, this.roomLimit, this.venue, known);
		}

		public static SessionDraft of(Session session) {
			return new SessionDraft(session.id(), session.title(), session.start(), session.end(),
					session.zone().getId(), session.allDay(), session.online(), session.roomLimit(), session.venue(),
					session.quotas().stream().map(QuotaDraft::of).toList());
		}

	}

	/** A quota: with an id it is changed, without one it is added. */
	public record QuotaDraft(@Nullable UUID id, @Nullable Texts name, Quota.@Nullable Kind kind,
			@Nullable Integer places, @Nullable Boolean waitingList, @Nullable Audience audience) {

		QuotaDraft knowing(Quota quota) {
			return new QuotaDraft((this.id != null) ? this.id : quota.id(), this.name, this.kind, this.places,
					this.waitingList, this.audience);
		}

		static QuotaDraft of(Quota quota) {
			return new QuotaDraft(quota.id(), quota.name(), quota.kind(), quota.places(), quota.waitingList(),
					quota.audience());
		}

	}

}
