package org.einlass.starter.page;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Leads a browser back from a form to the place where something was done, and tells the
 * page there what it was: {@code ?done=resent#done}. Every page has it as
 * {@code doneNotice}; {@code notice.html} puts it into words.
 */
@ControllerAdvice
public class DoneNotices {

	static final String COOKIE = "einlass-done";

	/** As long as a person may reload the page and still read the same time. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private final Clock clock;

	private final boolean https;

	DoneNotices(Clock clock, URI publicUrl) {
		this.clock = clock;
		this.https = "https".equals(publicUrl.getScheme());
	}

	@ModelAttribute("doneNotice")
	DoneNotice doneNotice(ServerWebExchange exchange) {
		HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
		return DoneNotice.of(exchange.getRequest().getQueryParams().getFirst("done"),
				(cookie != null) ? cookie.getValue() : null);
	}

	/**
	 * Back to the page with a word.
	 * @param page its path, with a query if it has one
	 */
	public Rendering back(ServerWebExchange exchange, String page, String code) {
		return back(exchange, page, code, "");
	}

	/** The same with the id or reference of what it was done with. */
	public Rendering back(ServerWebExchange exchange, String page, String code, String about) {
		exchange.getResponse()
			.addCookie(ResponseCookie.from(COOKIE, DoneNotice.cookie(code, this.clock.instant(), about))
				.httpOnly(true)
				.secure(this.https)
				.sameSite("Lax")
				.path(URI.create(page).getPath())
				.maxAge(KEPT)
				.build());
		return Rendering.redirectTo(page + (page.contains("?") ? "&" : "?") + "done=" + code + "#done")
			.status(HttpStatus.SEE_OTHER)
			.header("Cache-Control", "no-store")
			.build();
	}

}
