package org.einlass.catalog.event;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.einlass.catalog.event.EventDraft.QuestionDraft;
import org.einlass.catalog.event.EventDraft.SignUpDraft;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/** What the sign-up settings of a draft must keep to. */
final class SignUpRules {

	private static final int MOST_QUESTIONS = 30;

	private static final int MOST_CHOICES = 50;

	private final Checks checks;

	private final DraftRules rules;

	SignUpRules(Checks checks, DraftRules rules) {
		this.checks = checks;
		this.rules = rules;
	}

	void check(SignUpDraft signUp) {
		this.checks.present("signUp.kind", signUp.kind())
			.range("signUp.maxAttendees", signUp.maxAttendees(), 1, 100)
			.range("signUp.holdMinutes", signUp.holdMinutes(), 5, 1440)
			.range("signUp.retentionDays", signUp.retentionDays(), 1, 3650)
			.range("signUp.releaseAfterMinutes", signUp.releaseAfterMinutes(), 0, 240);
		this.rules.instant("signUp.opensAt", signUp.opensAt());
		this.rules.instant("signUp.closesAt", signUp.closesAt());
		this.rules.instant("signUp.cancelUntil", signUp.cancelUntil());
		if (signUp.opensAt() != null && signUp.closesAt() != null) {
			this.checks.that(signUp.opensAt().isBefore(signUp.closesAt()), "signUp.closesAt", "end-before-start");
		}
		this.rules.audience("signUp.audience", signUp.audience());
		questions(signUp.questions());
		this.checks.that(signUp.kind() != SignUp.Kind.ELSEWHERE || signUp.elsewhere() != null, "signUp.elsewhere",
				"required");
		if (signUp.elsewhere() != null) {
			elsewhere(signUp.elsewhere());
		}
	}

	private void elsewhere(SignUp.Elsewhere elsewhere) {
		this.rules.url("signUp.elsewhere.url", elsewhere.url());
		this.checks.optionalLine("signUp.elsewhere.phone", elsewhere.phone(), 50)
			.optionalLine("signUp.elsewhere.email", elsewhere.email(), 254)
			.that(elsewhere.email() == null || elsewhere.email().matches("[^\\s@]+@[^\\s@]+"), "signUp.elsewhere.email",
					"email")
			.that(elsewhere.url() != null || elsewhere.phone() != null || elsewhere.email() != null, "signUp.elsewhere",
					"required");
	}

	private void questions(@Nullable List<QuestionDraft> questions) {
		this.checks.size("signUp.questions", questions, 0, MOST_QUESTIONS);
		Set<String> ids = new HashSet<>();
		for (int i = 0; questions != null && i < Math.min(questions.size(), MOST_QUESTIONS); i++) {
			String path = "signUp.questions[" + i + "]";
			QuestionDraft question = questions.get(i);
			this.checks.present(path, question);
			if (question != null) {
				question(path, question);
				this.checks.that(question.id() == null || ids.add(question.id()), path + ".id", "duplicate");
			}
		}
	}

	private void question(String path, QuestionDraft question) {
		this.checks.line(path + ".id", question.id(), 40)
			.present(path + ".text", question.text())
			.present(path + ".type", question.type())
			.size(path + ".choices", question.choices(), 0, MOST_CHOICES);
		this.rules.texts.lines(path + ".text", question.text(), 300);
		this.rules.texts.lines(path + ".purpose", question.purpose(), 300);
		boolean choosing = question.type() == Question.Type.CHOICE || question.type() == Question.Type.CHOICES;
		List<Texts> choices = (question.choices() != null) ? question.choices() : List.of();
		this.checks.that(!choosing || !choices.isEmpty(), path + ".choices", "required");
		for (int i = 0; i < Math.min(choices.size(), MOST_CHOICES); i++) {
			this.checks.present(path + ".choices[" + i + "]", choices.get(i));
			this.rules.texts.lines(path + ".choices[" + i + "]", choices.get(i), 200);
		}
	}

}
