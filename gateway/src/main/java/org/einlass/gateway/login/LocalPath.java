package org.einlass.gateway.login;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A path of ours to return to after logging in. Anything that a browser might read as
 * another site ({@code //host}, {@code /\host}, a scheme, control characters) becomes the
 * start page.
 */
record LocalPath(String value) {

	static final LocalPath START = new LocalPath("/");

	private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,2000}");

	static LocalPath of(@Nullable String wanted) {
		return (wanted != null && LOCAL.matcher(wanted).matches()) ? new LocalPath(wanted) : START;
	}

	/** The path and query of a request, to come back to it. */
	static LocalPath of(URI uri) {
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return of(uri.getRawPath() + query);
	}

	/** Where a visitor logs in to come back here. */
	URI login() {
		return URI.create("/login?to=" + UriUtils.encode(this.value, UTF_8));
	}

	/** This path as a redirect target: characters that no URI may hold are escaped. */
	URI uri() {
		return URI.create(UriUtils.encode(this.value, UTF_8)
			.replace("%2F", "/")
			.replace("%3F", "?")
			.replace("%3D", "=")
			.replace("%26", "&")
			.replace("%25", "%")
			.replace("%23", "#"));
	}

}
