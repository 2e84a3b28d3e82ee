package org.einlass.gateway.login;

import java.util.stream.Stream;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The pages that nobody sees without logging in. */
final class AccountPages {

	static final String[] PATTERNS = { "/manage/**", "/my/**", "/sessions/**", "/door/**", "/mails/**", "/reports/**" };

	private static final PathPattern[] PARSED = Stream.of(PATTERNS)
		.map(PathPatternParser.defaultInstance::parse)
		.toArray(PathPattern[]::new);

	private AccountPages() {
	}

	static boolean include(PathContainer path) {
		return Stream.of(PARSED).anyMatch((pattern) -> pattern.matches(path));
	}

}
