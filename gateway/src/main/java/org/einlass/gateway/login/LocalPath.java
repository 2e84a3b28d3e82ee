package org.einlass.gateway.login;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A path of ours to return to after logging in. Anything that a browser might read as
 * another site ({@code //host}, {@code /\host}, a scheme, control characters) becomes the
 * start page, and so does what is no address at all.
 */
record LocalPath(URI uri) {

	static final LocalPath START = new LocalPath(URI.create("/"));

	private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,2000}");

	/** What browsers leave as it is in a query (WHATWG URL), and {@link URI} refuses. */
	private static final Pattern RAW = Pattern.compile("[|^{}`]");

	static LocalPath of(@Nullable String wanted) {
		if (wanted == null || !LOCAL.matcher(wanted).matches()) {
			return START;
		}
		try {
			return new LocalPath(URI.create(escaped(wanted)));
		}
		catch (IllegalArgumentException malformed) {
			return START;
		}
	}

	private static String escaped(String path) {
		return RAW.matcher(path).replaceAll((raw) -> UriUtils.encode(raw.group(), UTF_8));
	}

	/** The path and query of a request, to come back to it. */
	static LocalPath of(URI uri) {
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return of(uri.getRawPath() + query);
	}

	/** Where a visitor logs in to come back here. */
	URI login() {
		return URI.create("/login?to=" + UriUtils.encode(this.uri.toString(), UTF_8));
	}

}
