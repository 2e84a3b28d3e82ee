package org.einlass.gateway.problem;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.einlass.gateway.language.Language;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes a problem: people get a page that depends on no service, programs get
 * problem+json.
 */
@Component
public class ProblemPage {

	private static final int LONGEST_NAME = 100;

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String BUTTON = """
			<p><a class="kern-btn kern-btn--primary" href="%s"><span class="kern-label">%s</span></a></p>
			""";

	private static final String LINK = """
			<p><a class="kern-link" href="%s">%s</a></p>
			""";

	/** The words around a problem: links at the head and the foot of the page. */
	private static final List<String> FRAME = List.of("skip", "navigation", "programme", "footer", "mine", "lost",
			"imprint", "privacy", "accessibility");

	private final MessageSource texts;

	private final ObjectMapper json;

	private final String template;

	ProblemPage(MessageSource texts, ObjectMapper json, @Value("classpath:/problem.html") Resource template)
			throws IOException {
		this.texts = texts;
		this.json = json;
		this.template = template.getContentAsString(StandardCharsets.UTF_8);
	}

	/** A way out of a problem, to an address of our own. */
	private record Way(URI to, String label) {

		/** Without host: two slashes at its beginning would lead to another one. */
		String address() {
			String path = this.to.getRawPath().replaceFirst("^/+", "/");
			return (this.to.getRawQuery() != null) ? path + "?" + this.to.getRawQuery() : path;
		}

	}

	/**
	 * A problem in words.
	 *
	 * @param type HTML for people, problem+json for programs
	 */
	public record Words(MediaType type, byte[] body) {
	}

	/** Writes a problem; the page that does not answer now can be asked for again. */
	public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
		ServerHttpRequest request = exchange.getRequest();
		boolean passes = (problem == Problem.UNAVAILABLE || problem == Problem.TOO_MANY_REQUESTS)
				&& request.getMethod() == HttpMethod.GET;
		return write(exchange, problem, passes ? new Way(request.getURI(), "try-again") : null);
	}

	/** Writes a problem that another login may solve. */
	public Mono<Void> write(ServerWebExchange exchange, Problem problem, URI login) {
		return write(exchange, problem, new Way(login, "login-again"));
	}

	/** Tells a program which name in its query does not exist. */
	public Mono<Void> writeUnknown(ServerWebExchange exchange, String parameter) {
		String name = (parameter.length() > LONGEST_NAME) ? parameter.substring(0, LONGEST_NAME) : parameter;
		Locale locale = Language.of(exchange.getRequest()).locale();
		Map<String, Object> members = members(Problem.UNKNOWN_PARAMETER, Language.of(exchange.getRequest()));
		members.put("detail", this.texts.getMessage("unknown-parameter.named", new Object[] { name }, locale));
		members.put("parameter", name);
		return write(exchange, Problem.UNKNOWN_PARAMETER,
				new Words(MediaType.APPLICATION_PROBLEM_JSON, this.json.writeValueAsBytes(members)));
	}

	private Mono<Void> write(ServerWebExchange exchange, Problem problem, @Nullable Way out) {
		ServerHttpRequest request = exchange.getRequest();
		return write(exchange, problem, words(problem, Language.of(request), wantsPage(request), out));
	}

	private static Mono<Void> write(ServerWebExchange exchange, Problem problem, Words words) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(problem.status());
		HttpHeaders headers = response.getHeaders();
		headers.setCacheControl("no-store");
		if (problem == Problem.UNAVAILABLE) {
			headers.set(HttpHeaders.RETRY_AFTER, "5");
		}
		if (problem == Problem.LOGIN_NEEDED) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		headers.setContentType(words.type());
		headers.setContentLength(words.body().length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(words.body())));
	}

	/** The words of a problem for a request that never became one. */
	public Words words(Problem problem, Language language, boolean page) {
		return words(problem, language, page, null);
	}

	private Words words(Problem problem, Language language, boolean page, @Nullable Way out) {
		return page ? new Words(HTML, html(problem, language, out)) : new Words(MediaType.APPLICATION_PROBLEM_JSON,
				this.json.writeValueAsBytes(members(problem, language)));
	}

	private static boolean wantsPage(ServerHttpRequest request) {
		String path = request.getPath().value();
		String accept = String.join(",", request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT));
		boolean asked = accept.contains("text/html");
		return !path.startsWith("/api/")
				&& (asked || (request.getMethod() == HttpMethod.GET && !accept.contains("json")));
	}

	private Map<String, Object> members(Problem problem, Language language) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", "https://einlass.org/problems/" + problem.code());
		members.put("title", text(problem, "title", language));
		members.put("status", problem.status().value());
		members.put("code", problem.code());
		members.put("detail", text(problem, "detail", language));
		return members;
	}

	private byte[] html(Problem problem, Language language, @Nullable Way out) {
		String back = this.texts.getMessage("back", null, language.locale());
		String ways = (out != null)
				? BUTTON.formatted(HtmlUtils.htmlEscape(out.address()),
						this.texts.getMessage(out.label(), null, language.locale())) + LINK.formatted("/", back)
				: BUTTON.formatted("/", back);
		return withFrame(language).replace("{{language}}", language.code())
			.replace("{{title}}", text(problem, "title", language))
			.replace("{{detail}}", text(problem, "detail", language))
			.replace("{{ways}}", ways)
			.getBytes(StandardCharsets.UTF_8);
	}

	private String withFrame(Language language) {
		String page = this.template;
		for (String word : FRAME) {
			page = page.replace("{{" + word + "}}", this.texts.getMessage(word, null, language.locale()));
		}
		return page;
	}

	private String text(Problem problem, String part, Language language) {
		return this.texts.getMessage(problem.code() + "." + part, null, language.locale());
	}

}
