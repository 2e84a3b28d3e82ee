package org.einlass.starter.page;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Leads a browser back from a form to the place where something was done, and tells the
 * page there what it was: {@code ?done=resent#done}. Every page has it as
 * {@code doneNotice}; {@code notice.html} puts it into words.
 */
@ControllerAdvice
public class DoneNotices implements WebFilter {

	static final String COOKIE = "einlass-done";

	private static final Pattern DONE = Pattern.compile("(?:^|&)done=([a-z_-]{1,40})(?:&|$)");

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
	 * A page that leads back with {@code ?done=} by itself gets the time as well.
	 */
	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpResponse response = exchange.getResponse();
		response.beforeCommit(() -> Mono.fromRunnable(() -> {
			URI next = response.getHeaders().getLocation();
			Matcher done = DONE.matcher((next != null) ? String.valueOf(next.getRawQuery()) : "");
			if (next != null && done.find() && !response.getCookies().containsKey(COOKIE)) {
				response.addCookie(cookie(next.getPath(), done.group(1), ""));
			}
		}));
		return chain.filter(exchange);
	}

	private ResponseCookie cookie(String path, String code, String about) {
		return ResponseCookie.from(COOKIE, DoneNotice.cookie(code, this.clock.instant(), about))
			.httpOnly(true)
			.secure(this.https)
			.sameSite("Lax")
			.path(path)
			.maxAge(KEPT)
			.build();
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
		exchange.getResponse().addCookie(cookie(URI.create(page).getPath(), code, about));
		return Rendering.redirectTo(page + (page.contains("?") ? "&" : "?") + "done=" + code + "#done")
			.status(HttpStatus.SEE_OTHER)
			.header("Cache-Control", "no-store")
			.build();
	}

}
