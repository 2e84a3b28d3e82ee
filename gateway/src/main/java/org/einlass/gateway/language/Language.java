package org.einlass.gateway.language;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The two languages that the system speaks. */
public enum Language {

	DE, EN;

	static final String PARAMETER = "lang";

	static final String COOKIE = "einlass-lang";

	private static final List<Locale> SPOKEN = List.of(Locale.GERMAN, Locale.ENGLISH);

	/**
	 * {@code ?lang}, else the visitor's cookie, else what the browser prefers, else
	 * German.
	 */
	public static Language of(ServerHttpRequest request) {
		Language asked = chosen(request);
		if (asked != null) {
			return asked;
		}
		HttpCookie cookie = request.getCookies().getFirst(COOKIE);
		Language kept = (cookie != null) ? named(cookie.getValue()) : null;
		return (kept != null) ? kept : preferred(request.getHeaders().getFirst("Accept-Language"));
	}

	/** The language that this request asks for by {@code ?lang}, if it does. */
	static @Nullable Language chosen(ServerHttpRequest request) {
		return named(request.getQueryParams().getFirst(PARAMETER));
	}

	/**
	 * The better of the two for an {@code Accept-Language}; German if it says nothing.
	 */
	public static Language preferred(@Nullable String acceptLanguage) {
		try {
			Locale best = (acceptLanguage != null) ? Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN)
					: null;
			return Locale.ENGLISH.equals(best) ? EN : DE;
		}
		catch (IllegalArgumentException malformed) {
			return DE;
		}
	}

	private static @Nullable Language named(@Nullable String code) {
		return "de".equals(code) ? DE : "en".equals(code) ? EN : null;
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public Locale locale() {
		return (this == EN) ? Locale.ENGLISH : Locale.GERMAN;
	}

}
