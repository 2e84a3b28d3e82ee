package org.einlass.gateway.problem;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * What the gateway itself refuses or cannot do. Texts are in {@code problems.properties}.
 */
public enum Problem {

	CROSS_SITE(HttpStatus.FORBIDDEN), TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
	UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST), UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
	NOT_FOUND(HttpStatus.NOT_FOUND), METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
	MALFORMED(HttpStatus.BAD_REQUEST), NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
	HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE), ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG),
	LOGIN_NEEDED(HttpStatus.UNAUTHORIZED), LOGIN_FAILED(HttpStatus.UNAUTHORIZED), FORBIDDEN(HttpStatus.FORBIDDEN),
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS), INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

	private final HttpStatus status;

	Problem(HttpStatus status) {
		this.status = status;
	}

	HttpStatus status() {
		return this.status;
	}

	/** The stable code that clients read, such as {@code cross-site}. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
