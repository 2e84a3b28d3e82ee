package org.einlass.starter.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;

/**
 * A refusal or error as the outside sees it (RFC 9457). Title and detail are texts
 * {@code problem.<code>.title} and {@code problem.<code>.detail} of the service's
 * messages, in the language of the request.
 *
 * @param status the HTTP status
 * @param code stable, in kebab case, such as {@code sold-out}
 * @param arguments for the placeholders of the texts; never personal data
 * @param members further members of the answer, such as {@code quota}
 * @param fields for bad input: which fields are wrong
 */
public record Problem(HttpStatus status, String code, List<Object> arguments, Map<String, Object> members,
		List<FieldProblem> fields) {

	public static Problem of(HttpStatus status, String code, Object... arguments) {
		return new Problem(status, code, List.of(arguments), Map.of(), List.of());
	}

	/** This problem with one more member in the answer. */
	public Problem with(String member, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.members);
		more.put(member, value);
		return new Problem(this.status, this.code, this.arguments, more, this.fields);
	}

	/** Bad input: 400, code {@code invalid}. */
	static Problem invalid(List<FieldProblem> fields) {
		return new Problem(HttpStatus.BAD_REQUEST, "invalid", List.of(), Map.of(), fields);
	}

}
