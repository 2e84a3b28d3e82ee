package org.einlass.starter.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with an input, so that one answer names every wrong field.
 * Commands validate themselves with it before anything queues.
 */
public final class Checks {

	private final List<FieldProblem> problems = new ArrayList<>();

	/** Says that a field is wrong unless the condition holds. */
	public Checks that(boolean condition, String path, String code, Object... arguments) {
		if (!condition) {
			this.problems.add(new FieldProblem(path, code, List.of(arguments)));
		}
		return this;
	}

	/** The field must be there. */
	public Checks present(String path, @Nullable Object value) {
		return that(value != null, path, "required");
	}

	/**
	 * One line of text that must be there: 1 to {@code longest} characters as people
	 * count them, an emoji as one.
	 */
	public Checks line(String path, @Nullable String value, int longest) {
		if (value == null || value.codePoints().allMatch(Checks::blank)) {
			return that(false, path, "required");
		}
		return optionalLine(path, value, longest);
	}

	/** One line of text, if there: no control characters, at most {@code longest}. */
	public Checks optionalLine(String path, @Nullable String value, int longest) {
		if (value == null) {
			return this;
		}
		return that(value.codePointCount(0, value.length()) <= longest, path, "too-long", longest)
			.that(value.codePoints().noneMatch(Checks::control), path, "control-characters");
	}

	/** Text of several lines, if there: line breaks and tabs are fine. */
	public Checks optionalText(String path, @Nullable String value, int longest) {
		if (value == null) {
			return this;
		}
		return that(value.codePointCount(0, value.length()) <= longest, path, "too-long", longest).that(
				value.codePoints().noneMatch((c) -> control(c) && c != '\n' && c != '\r' && c != '\t'), path,
				"control-characters");
	}

	/** A number within limits, both included. */
	public Checks range(String path, @Nullable Integer value, int least, int most) {
		return that(value == null || (value >= least && value <= most), path, "range", least, most);
	}

	/** A list with a number of entries within limits, both included. */
	public Checks size(String path, @Nullable Collection<?> value, int least, int most) {
		int size = (value != null) ? value.size() : 0;
		return that(size >= least, path, "required").that(size <= most, path, "too-many", most);
	}

	/** Throws {@link Invalid} if anything was wrong. */
	public void done() {
		if (!this.problems.isEmpty()) {
			throw new Invalid(this.problems);
		}
	}

	/** No-break spaces show nothing either. */
	private static boolean blank(int codePoint) {
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
	}

	private static boolean control(int codePoint) {
		return Character.getType(codePoint) == Character.CONTROL || Character.getType(codePoint) == Character.SURROGATE
				|| codePoint == 0x2028 || codePoint == 0x2029 || (codePoint >= 0x202A && codePoint <= 0x202E)
				|| (codePoint >= 0x2066 && codePoint <= 0x2069);
	}

}
