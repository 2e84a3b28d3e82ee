package org.einlass.catalog.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
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

	/** What the summary at the top leads to. */
	public List<Line> lines() {
		return this.byField.entrySet().stream().map((error) -> Line.of(error.getKey(), error.getValue())).toList();
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param label the last part of the key of the field's label
	 * @param session the number of its date, or 0
	 * @param quota the number of its quota there, or 0
	 */
	record Line(String field, String label, int session, int quota, String text) {

		private static final Pattern PLACE = Pattern.compile("sessions\\[(\\d+)](?:\\.quotas\\[(\\d+)])?\\.(.+)");

		/** Labels that are not named as the end of their field. */
		private static final Map<String, String> LABELS = Map.of("councilPaper.reference", "councilPaper",
				"councilPaper.url", "councilPaperUrl", "signUp.elsewhere.url", "elsewhereUrl", "signUp.elsewhere.phone",
				"elsewherePhone", "signUp.elsewhere.email", "elsewhereEmail", "signUp.audience.level", "audience");

		static Line of(String field, String text) {
			Matcher place = PLACE.matcher(field);
			if (!place.matches()) {
				return new Line(field, LABELS.getOrDefault(field, field.replaceFirst("^signUp\\.", "")), 0, 0, text);
			}
			String rest = place.group(3);
			int session = Integer.parseInt(place.group(1)) + 1;
			return (place.group(2) != null)
					? new Line(field, quotaLabel(rest), session, Integer.parseInt(place.group(2)) + 1, text)
					: new Line(field, sessionLabel(rest), session, 0, text);
		}

		private static String quotaLabel(String rest) {
			return switch (rest) {
				case "name.de", "name.en" -> "quotaName" + rest.substring("name".length());
				case "kind" -> "quotaKind";
				case "audience.level" -> "quotaAudience";
				default -> rest;
			};
		}

		private static String sessionLabel(String rest) {
			return switch (rest) {
				case "title.de", "title.en" -> "sessionTitle" + rest.substring("title".length());
				case "venue.name" -> "venue";
				default -> rest.replaceFirst("^venue\\.", "");
			};
		}

	}

}
