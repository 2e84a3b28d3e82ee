package org.einlass.starter.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;

/** Puts a problem into words. */
public class ProblemTexts {

	private static final String TYPE = "https://einlass.org/problems/";

	private final MessageSource messages;

	ProblemTexts(MessageSource messages) {
		this.messages = messages;
	}

	/** A short heading, such as "Ausgebucht". */
	public String title(Problem problem, Locale locale) {
		return text("problem." + problem.words() + ".title", problem.arguments(), locale);
	}

	/** What happened and what to do now. */
	public String detail(Problem problem, Locale locale) {
		return text("problem." + problem.words() + ".detail", problem.arguments(), locale);
	}

	/** What is wrong with a field. */
	public String field(FieldProblem field, Locale locale) {
		return text("field." + field.code(), field.arguments(), locale);
	}

	/** The members of {@code application/problem+json} (RFC 9457). */
	Map<String, Object> json(Problem problem, Locale locale) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("type", TYPE + problem.code());
		body.put("title", title(problem, locale));
		body.put("status", problem.status().value());
		body.put("code", problem.code());
		body.put("detail", detail(problem, locale));
		body.putAll(problem.members());
		if (!problem.fields().isEmpty()) {
			body.put("fields", problem.fields().stream().map((field) -> json(field, locale)).toList());
		}
		return body;
	}

	private Map<String, Object> json(FieldProblem field, Locale locale) {
		return Map.of("path", field.path(), "code", field.code(), "message", field(field, locale));
	}

	private String text(String key, List<Object> arguments, Locale locale) {
		return this.messages.getMessage(key, arguments.toArray(), locale);
	}

}
