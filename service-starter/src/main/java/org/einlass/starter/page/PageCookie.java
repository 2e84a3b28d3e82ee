package org.einlass.starter.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.springframework.http.ResponseCookie;

/**
 * What a page remembers for a while instead of putting it into its address: that is kept
 * in the history of a browser, and in logs on the way.
 *
 * @param name of the cookie
 * @param https whether the browser may send it over an encrypted connection only
 */
public record PageCookie(String name, boolean https) {

	public static PageCookie of(String name, URI publicUrl) {
		return new PageCookie(name, "https".equals(publicUrl.getScheme()));
	}

	/** Remembers a text at this path and below; an empty one is forgotten. */
	public ResponseCookie keep(String path, String text, Duration age) {
		byte[] plain = text.getBytes(StandardCharsets.UTF_8);
		return ResponseCookie.from(this.name, Base64.getUrlEncoder().withoutPadding().encodeToString(plain))
			.httpOnly(true)
			.secure(this.https)
			.sameSite("Lax")
			.path(path)
			.maxAge(text.isEmpty() ? Duration.ZERO : age)
			.build();
	}

	public ResponseCookie forget(String path) {
		return keep(path, "", Duration.ZERO);
	}

	/** The text of a cookie that was sent; empty if it is none of ours. */
	public static String read(String cookie) {
		try {
			return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException foreign) {
			return "";
		}
	}

}
