package org.einlass.registration.boxoffice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.registration.batch.Batches;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.starter.problem.FieldProblem;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.problem.Problem;
import org.einlass.starter.problem.ProblemSource;
import org.einlass.starter.problem.ProblemTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts refusals and wrong fields into words, for pages that keep what was typed. */
@Component
public class WordsOnPage {

	private static final Pattern ATTENDEE = Pattern.compile("attendees\\[(\\d+)]\\.(?:name|answers\\.(.+))");

	private final List<ProblemSource> problems;

	private final ProblemTexts texts;

	private final MessageSource messages;

	WordsOnPage(List<ProblemSource> problems, ProblemTexts texts, MessageSource messages) {
		this.problems = problems;
		this.texts = texts;
		this.messages = messages;
	}

	/**
	 * What a page says at its top.
	 *
	 * @param code of the problem, such as {@code sold-out}
	 * @param full the quotas that are too full, for links to them
	 * @param fields what is wrong with which field, by the path of the request
	 * @param words which texts it is from; mostly the code
	 * @param retryAfter in how many seconds to try again, if that is known
	 */
	public record Alert(int status, String code, String title, String detail, List<FullQuota> full,
			Map<String, String> fields, String words, @Nullable String retryAfter) {

	}

	/** A quota that is too full, with its date. */
	public record FullQuota(String id, String words) {

		static List<FullQuota> of(Throwable error, Language language) {
			return (error instanceof RegistrationRefused.Refusal refusal
					&& refusal.reason() instanceof RegistrationRefused.SoldOut soldOut)
							? soldOut.full()
								.stream()
								.map((one) -> new FullQuota(one.quota().toString(), language.of(one.words())))
								.toList()
							: List.of();
		}

	}

	/**
	 * Whether the form is to be sent again: there were too many to be served, or it is
	 * not known what was decided.
	 */
	public boolean sendAgain(Throwable error) {
		return Batches.busy(error) || Batches.unknown(error);
	}

	/** Says so on a page that has kept what was typed, and its key. */
	public Alert sendAgain(Throwable error, Locale locale) {
		RegistrationRefused reason = Batches.unknown(error) ? new RegistrationRefused.UnknownOutcome()
				: new RegistrationRefused.Busy();
		return alert(reason.asError(), locale);
	}

	/** Whether a page stays where it is, with what was typed, and says why. */
	public boolean explains(Throwable error) {
		return error instanceof RegistrationRefused.Refusal || error instanceof Invalid || sendAgain(error);
	}

	/** A form that is to be sent again keeps its key; any other gets a new one. */
	public static String key(@Nullable Alert alert, Map<String, String> typed) {
		boolean again = alert != null && alert.status() == HttpStatus.SERVICE_UNAVAILABLE.value();
		String known = again ? typed.get("idempotencyKey") : null;
		return (known != null) ? known : UUID.randomUUID().toString();
	}

	public Alert alert(Throwable error, Locale locale) {
		if (error instanceof Invalid invalid) {
			return new Alert(400, "invalid", this.texts.field(invalid.fields().getFirst(), locale), "", List.of(),
					texts(invalid, locale), "invalid", null);
		}
		Problem problem = this.problems.stream()
			.flatMap((source) -> source.explain(error).stream())
			.findFirst()
			.orElseGet(() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
					Batches.unknown(error) ? "unknown-outcome" : "busy"));
		return new Alert(problem.status().value(), problem.code(), this.texts.title(problem, locale),
				this.texts.detail(problem, locale), FullQuota.of(error, Language.of(locale)), Map.of(), problem.words(),
				retryAfter(problem));
	}

	private static @Nullable String retryAfter(Problem problem) {
		if (problem.retryAfter() != null) {
			return String.valueOf(problem.retryAfter().toSeconds());
		}
		return (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) ? "2" : null;
	}

	private Map<String, String> texts(Invalid invalid, Locale locale) {
		Map<String, String> texts = new LinkedHashMap<>();
		invalid.fields().forEach((field) -> texts.putIfAbsent(field.path(), this.texts.field(field, locale)));
		return texts;
	}

	/** A field that is wrong: what it is called on the page, and why it is wrong. */
	public record WrongField(String label, String text) {
	}

	/**
	 * By the id of the field of the sign-up page, in the order of the request; the first
	 * problem of each.
	 */
	public Map<String, WrongField> fields(Invalid invalid, Event event, Locale locale) {
		Map<String, WrongField> wrong = new LinkedHashMap<>();
		for (FieldProblem problem : invalid.fields()) {
			String field = SignUpForm.field(problem.path(), event);
			wrong.putIfAbsent(field, new WrongField(label(field, event, locale), this.texts.field(problem, locale)));
		}
		return wrong;
	}

	private String label(String field, Event event, Locale locale) {
		Matcher attendee = ATTENDEE.matcher(field);
		if (!attendee.matches()) {
			String other = this.messages.getMessage("signup.field.other", null, locale);
			return Objects.requireNonNull(this.messages.getMessage("signup.field." + field, null, other, locale));
		}
		String question = attendee.group(2);
		String asked = (question != null) ? words(question, event, Language.of(locale))
				: this.messages.getMessage("signup.name", null, locale);
		return this.messages.getMessage("signup.field.person",
				new Object[] { Integer.parseInt(attendee.group(1)) + 1, asked }, locale);
	}

	private static String words(String question, Event event, Language language) {
		return event.signUp()
			.questions()
			.stream()
			.filter((asked) -> asked.id().equals(question))
			.map((asked) -> language.of(asked.text()))
			.findFirst()
			.orElse(question);
	}

}
