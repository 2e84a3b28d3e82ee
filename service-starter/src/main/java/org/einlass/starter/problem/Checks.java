package org.einlass.starter.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.einlass.starter.text.Visible;
import org.einlass.starter.text.WebAddress;
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
	 * count them, an emoji as one, and something to see among them.
	 */
	public Checks line(String path, @Nullable String value, int longest) {
		if (value == null || !Visible.in(value)) {
			return that(false, path, "required");
		}
		return searched(path, value, longest);
	}

	/** The name of a person: one line of text that must be there and is no link. */
	public Checks name(String path, @Nullable String value, int longest) {
		return line(path, value, longest).that(value == null || !WebAddress.in(value), path, "web-address");
	}

	/** The name of a person, if there. */
	public Checks optionalName(String path, @Nullable String value, int longest) {
		return optionalLine(path, value, longest).that(value == null || !WebAddress.in(value), path, "web-address");
	}

	/**
	 * One line of text, if there: no control characters, at most {@code longest}, and
	 * something to see unless it is blank.
	 */
	public Checks optionalLine(String path, @Nullable String value, int longest) {
		return shown(path, value).searched(path, value, longest);
	}

	/** One line of text that is compared and not kept, if there. */
	public Checks searched(String path, @Nullable String value, int longest) {
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
		return shown(path, value).that(value.codePointCount(0, value.length()) <= longest, path, "too-long", longest)
			.that(value.codePoints().noneMatch((c) -> control(c) && c != '\n' && c != '\r' && c != '\t'), path,
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

	/** A blank says that nothing was meant to be there; unseen characters do not. */
	private Checks shown(String path, @Nullable String value) {
		if (value == null) {
			return this;
		}
		boolean blank = value.codePoints()
			.allMatch((point) -> Character.isWhitespace(point) || Character.isSpaceChar(point));
		return that(blank || Visible.in(value), path, "invisible");
	}

	/**
	 * Characters that steer a device, or turn the direction of what follows: embeddings,
	 * overrides, isolates, and their deprecated forms. Marks of direction (such as
	 * U+200F) belong to names and turn nothing by themselves.
	 */
	private static boolean control(int codePoint) {
		return Character.getType(codePoint) == Character.CONTROL || Character.getType(codePoint) == Character.SURROGATE
				|| codePoint == 0x2028 || codePoint == 0x2029 || (codePoint >= 0x202A && codePoint <= 0x202E)
				|| (codePoint >= 0x2066 && codePoint <= 0x206F) || (codePoint >= 0xFFF9 && codePoint <= 0xFFFB);
	}

}
