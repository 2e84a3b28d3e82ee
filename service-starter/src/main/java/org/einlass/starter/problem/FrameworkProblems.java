package org.einlass.starter.problem;

import java.util.List;
import java.util.Optional;

import org.einlass.starter.database.UnknownOutcome;
import org.einlass.starter.failure.Outage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Spring, the JSON reader and the database throw, explained to the outside. */
class FrameworkProblems implements ProblemSource {

	@Override
	public Optional<Problem> explain(Throwable error) {
		return Optional.ofNullable(switch (error) {
			case Invalid invalid -> Problem.invalid(invalid.fields());
			case AuthenticationException unknown -> Problem.of(HttpStatus.UNAUTHORIZED, "login-needed");
			case AccessDeniedException denied -> Problem.of(HttpStatus.FORBIDDEN, "forbidden");
			case ServerWebInputException input when inPath(input) -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case ServerWebInputException input -> badInput(input);
			case DataBufferLimitException large -> Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
			case ErrorResponse known -> known(known);
			case UnknownOutcome unknown -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unknown-outcome");
			default -> Outage.busy(error) ? busy() : null;
		});
	}

	private static Problem known(ErrorResponse error) {
		HttpStatus status = HttpStatus.valueOf(error.getStatusCode().value());
		return Problem.of(status, switch (status) {
			case NOT_FOUND -> "not-found";
			case METHOD_NOT_ALLOWED -> "method-not-allowed";
			case NOT_ACCEPTABLE -> "not-acceptable";
			case CONTENT_TOO_LARGE -> "too-large";
			case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
			case UNAUTHORIZED -> "login-needed";
			case FORBIDDEN -> "forbidden";
			case PRECONDITION_FAILED -> "changed-meanwhile";
			case PRECONDITION_REQUIRED -> "if-match-needed";
			default -> status.is4xxClientError() ? "malformed" : "internal";
		});
	}

	private static Problem busy() {
		return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy");
	}

	/** An id in a path that is none is as unknown as any other. */
	private static boolean inPath(ServerWebInputException input) {
		return input.getMethodParameter() != null
				&& input.getMethodParameter().hasParameterAnnotation(PathVariable.class);
	}

	private static Problem badInput(ServerWebInputException input) {
		for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
			switch (cause) {
				case DataBufferLimitException large -> {
					return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
				}
				case Invalid invalid -> {
					return Problem.invalid(invalid.fields());
				}
				case JacksonException unread when JsonPath.of(unread) instanceof String path -> {
					return field(path, (unread instanceof UnrecognizedPropertyException) ? "unknown" : "malformed");
				}
				default -> {
				}
			}
		}
		String parameter = parameter(input);
		return (parameter != null)
				? field(parameter, (input instanceof MissingRequestValueException) ? "required" : "malformed")
				: Problem.of(HttpStatus.BAD_REQUEST, "malformed");
	}

	private static Problem field(String path, String code) {
		return Problem.invalid(List.of(new FieldProblem(path, code, List.of())));
	}

	/** The name of the parameter in the address that is missing or cannot be read. */
	private static @Nullable String parameter(ServerWebInputException input) {
		MethodParameter parameter = input.getMethodParameter();
		RequestParam asked = (parameter != null) ? parameter.getParameterAnnotation(RequestParam.class) : null;
		if (parameter == null || asked == null) {
			return null;
		}
		return asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name();
	}

}
