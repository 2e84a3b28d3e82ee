package org.einlass.catalog.event;

import java.util.List;
import java.util.Objects;

import org.einlass.catalog.event.EventDraft.QuestionDraft;
import org.einlass.catalog.event.EventDraft.SignUpDraft;
import org.jspecify.annotations.Nullable;

import static org.einlass.catalog.event.DraftReading.orElse;
import static org.einlass.catalog.event.DraftReading.orEmpty;

/** The sign-up settings of a checked draft, with the defaults for what was left out. */
final class SignUpReading {

	private static final SignUpDraft NOTHING_SAID = new SignUpDraft(null, null, null, null, null, null, null, null,
			null, null, null, null, null, null, null, null);

	private SignUpReading() {
	}

	/** Without a word about it: here if there are places to be had, else ask the host. */
	static SignUp read(@Nullable SignUpDraft written, boolean quotas) {
		SignUpDraft draft = orElse(written, NOTHING_SAID);
		return new SignUp(orElse(draft.kind(), quotas ? SignUp.Kind.HERE : SignUp.Kind.UNKNOWN), draft.opensAt(),
				draft.closesAt(), draft.cancelUntil(), orElse(draft.maxAttendees(), 5),
				orElse(draft.onePerPerson(), SignUp.OnePerPerson.EVENT), orElse(draft.audience(), Audience.GUEST),
				orElse(draft.requireConfirmation(), true), orElse(draft.holdMinutes(), 30),
				orElse(draft.promotion(), SignUp.Promotion.OFFER), orElse(draft.groupRule(), SignUp.GroupRule.IN_ORDER),
				orElse(draft.closeWhenSoldOut(), false), orElse(draft.retentionDays(), 30),
				questions(draft.questions()), draft.elsewhere(), draft.releaseAfterMinutes());
	}

	private static List<Question> questions(@Nullable List<QuestionDraft> drafts) {
		return orEmpty(drafts).stream()
			.map((draft) -> new Question(Objects.requireNonNull(draft.id()), Objects.requireNonNull(draft.text()),
					Objects.requireNonNull(draft.type()), orEmpty(draft.choices()), orElse(draft.required(), false),
					orElse(draft.per(), Question.Per.ATTENDEE), draft.purpose()))
			.toList();
	}

}
