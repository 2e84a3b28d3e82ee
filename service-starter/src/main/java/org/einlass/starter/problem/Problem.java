package org.einlass.starter.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal or error as the outside sees it (RFC 9457). Title and detail are texts
 * {@code problem.<words>.title} and {@code problem.<words>.detail} of the service's
 * messages, in the language of the request.
 *
 * @param status the HTTP status
 * @param code stable, in kebab case, such as {@code sold-out}
 * @param arguments for the placeholders of the texts; never personal data
 * @param members further members of the answer, such as {@code quota}
 * @param fields for bad input: which fields are wrong
 * @param words which texts explain it; mostly the code
 * @param retryAfter how long to wait before the next try, if that is known
 */
public record Problem(HttpStatus status, String code, List<Object> arguments, Map<String, Object> members,
		List<FieldProblem> fields, String words, @Nullable Duration retryAfter) {

	public static Problem of(HttpStatus status, String code, Object... arguments) {
		return new Problem(status, code, List.of(arguments), Map.of(), List.of(), code, null);
	}

	/**
	 * A limit was reached: 429, code {@code too-often}.
	 * @param words which texts say what there was too much of
	 * @param wait how long until the next try is worth it; at least a second is said
	 */
	public static Problem tooOften(String words, Duration wait, Object... arguments) {
		Duration whole = Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
		return new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-often", List.of(arguments), Map.of(), List.of(), words,
				whole);
	}

	/** This problem with one more member in the answer. */
	public Problem with(String member, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.members);
		more.put(member, value);
		return new Problem(this.status, this.code, this.arguments, more, this.fields, this.words, this.retryAfter);
	}

	/** Bad input: 400, code {@code invalid}. */
	static Problem invalid(List<FieldProblem> fields) {
		return new Problem(HttpStatus.BAD_REQUEST, "invalid", List.of(), Map.of(), fields, "invalid", null);
	}

}
