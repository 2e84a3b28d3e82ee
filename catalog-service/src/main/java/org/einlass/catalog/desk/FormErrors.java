package org.einlass.catalog.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.einlass.catalog.event.EventRefused.PlacesBelowTaken;
import org.einlass.starter.problem.FieldProblem;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.problem.Problem;
import org.einlass.starter.problem.ProblemTexts;

/**
 * What is wrong with a form: a text for each field, in the order of the form, and perhaps
 * a refusal of the whole.
 *
 * @param title of the summary
 * @param detail what to do, if it concerns no single field
 * @param byField field name → text
 */
record FormErrors(String title, String detail, Map<String, String> byField) {

	static final FormErrors NONE = new FormErrors("", "", Map.of());

	/** Lists that are one field in the form. */
	private static final Pattern ENTRY = Pattern.compile("(topics|languages|accessibility|gates)\\[\\d+]");

	/** Texts whose first field is the German one. */
	private static final Pattern TEXT = Pattern.compile("(.*\\b)?(title|summary|description|name)");

	static FormErrors of(Invalid invalid, ProblemTexts texts, Locale locale) {
		Map<String, String> byField = new LinkedHashMap<>();
		for (FieldProblem field : invalid.fields()) {
			byField.putIfAbsent(field(field.path()), texts.field(field, locale));
		}
		return new FormErrors("", "", byField);
	}

	static FormErrors of(Problem problem, Throwable refusal, EventForm form, ProblemTexts texts, Locale locale) {
		String title = texts.title(problem, locale);
		String detail = texts.detail(problem, locale);
		if (refusal instanceof PlacesBelowTaken below) {
			return form.sessions()
				.stream()
				.flatMap((session) -> form.quotas(session).stream())
				.filter((quota) -> form.get(quota + ".id").equals(below.quota().toString()))
				.findFirst()
				.map((quota) -> new FormErrors(title, "", Map.of(quota + ".places", detail)))
				.orElse(new FormErrors(title, detail, Map.of()));
		}
		return new FormErrors(title, detail, Map.of());
	}

	/** The field of the form in which a path of the document is typed. */
	static String field(String path) {
		if (ENTRY.matcher(path).matches()) {
			return path.substring(0, path.indexOf('['));
		}
		if (path.equals("signUp.elsewhere")) {
			return path + ".url";
		}
		return (TEXT.matcher(path).matches() && !path.endsWith("venue.name")) ? path + ".de" : path;
	}

	public boolean any() {
		return !this.title.isEmpty() || !this.byField.isEmpty();
	}

	public boolean has(String field) {
		return this.byField.containsKey(field);
	}

	/** The text for a field, or an empty one. */
	public String of(String field) {
		return this.byField.getOrDefault(field, "");
	}

	public List<Map.Entry<String, String>> lines() {
		return List.copyOf(this.byField.entrySet());
	}

}
