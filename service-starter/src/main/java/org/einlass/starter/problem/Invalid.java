package org.einlass.starter.problem;

import java.util.List;

/** Bad input, with every field that is wrong. Answers 400 with code {@code invalid}. */
public final class Invalid extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldProblem> fields;

	public Invalid(List<FieldProblem> fields) {
		super("invalid: " + fields.stream().map((field) -> field.path() + " " + field.code()).toList());
		this.fields = List.copyOf(fields);
	}

	public static Invalid field(String path, String code, Object... arguments) {
		return new Invalid(List.of(new FieldProblem(path, code, List.of(arguments))));
	}

	public List<FieldProblem> fields() {
		return this.fields;
	}

}
