package org.einlass.starter.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.failure.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers every error: as problem details under {@code /api} and {@code /internal}, as a
 * page elsewhere. Logs name the kind of an error and where it happened, never its text,
 * since the text may quote input.
 */
public class ProblemHandler implements WebExceptionHandler, ServerAuthenticationEntryPoint, Ordered {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	private final OnceAMinute often = new OnceAMinute();

	private final List<ProblemSource> sources;

	private final ProblemTexts texts;

	private final ServerResponse.Context rendering;

	private final Supplier<? extends HandlerMapping> routes;

	ProblemHandler(List<ProblemSource> sources, ProblemTexts texts, List<HttpMessageWriter<?>> writers,
			List<ViewResolver> views, Supplier<? extends HandlerMapping> routes) {
		this.routes = routes;
		this.sources = sources;
		this.texts = texts;
		this.rendering = new ServerResponse.Context() {
			@Override
			public List<HttpMessageWriter<?>> messageWriters() {
				return writers;
			}

			@Override
			public List<ViewResolver> viewResolvers() {
				return views;
			}
		};
	}

	/** A method that a path does not know is told so to guests as well. */
	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException error) {
		return this.routes.get()
			.getHandler(exchange)
			.then(Mono.<Throwable>just(error))
			.onErrorResume(MethodNotAllowedException.class, Mono::just)
			.onErrorReturn(error)
			.flatMap((cause) -> handle(exchange, cause));
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(error);
		}
		return answer(exchange, explain(exchange, error), headers(error))
			.flatMap((response) -> response.writeTo(exchange, this.rendering));
	}

	private Problem explain(ServerWebExchange exchange, Throwable error) {
		Optional<Problem> known = this.sources.stream().flatMap((source) -> source.explain(error).stream()).findFirst();
		Problem problem = known.orElseGet(() -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal"));
		if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
			log.error("{} {} failed: {}", exchange.getRequest().getMethod(), exchange.getRequest().getPath(),
					Trace.of(error));
		}
		else if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE && this.often.due(Outage.reason(error))) {
			log.warn("{} {} was answered 503: {}", exchange.getRequest().getMethod(), exchange.getRequest().getPath(),
					Outage.reason(error));
		}
		return problem;
	}

	/** What the path knows instead: {@code Allow}, {@code Accept}. */
	private static HttpHeaders headers(Throwable error) {
		HttpHeaders headers = new HttpHeaders();
		if (error instanceof MethodNotAllowedException method) {
			Set<HttpMethod> allowed = new LinkedHashSet<>(method.getSupportedMethods());
			if (allowed.contains(HttpMethod.GET)) {
				allowed.add(HttpMethod.HEAD);
			}
			headers.setAllow(allowed);
		}
		else if (error instanceof ErrorResponse known) {
			headers.putAll(known.getHeaders());
		}
		return headers;
	}

	private Mono<ServerResponse> answer(ServerWebExchange exchange, Problem problem, HttpHeaders headers) {
		Locale locale = exchange.getLocaleContext().getLocale();
		Locale language = (locale != null) ? locale : Locale.GERMAN;
		ServerResponse.BodyBuilder response = ServerResponse.status(problem.status())
			.headers((known) -> known.putAll(headers))
			.header(HttpHeaders.CACHE_CONTROL, "no-store");
		if (problem.retryAfter() != null) {
			response.header(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
		}
		else if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			response.header(HttpHeaders.RETRY_AFTER, "2");
		}
		if (problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
			// Seconds; a refusal that knows better says so in its own member.
			response.header(HttpHeaders.RETRY_AFTER, String.valueOf(problem.members().getOrDefault("retryAfter", 5)));
		}
		if (problem.status() == HttpStatus.UNAUTHORIZED) {
			response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		if (wantsJson(exchange)) {
			return response.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.bodyValue(this.texts.json(problem, language));
		}
		return response.contentType(MediaType.TEXT_HTML).render("problem", page(exchange, problem, language));
	}

	private Map<String, Object> page(ServerWebExchange exchange, Problem problem, Locale language) {
		return Map.of("code", problem.code(), "title", this.texts.title(problem, language), "detail",
				this.texts.detail(problem, language), "fields",
				problem.fields().stream().map((field) -> this.texts.field(field, language)).toList(), "path",
				exchange.getRequest().getPath().value());
	}

	/** A program that asks for a page by mistake can read why it gets none. */
	private static boolean wantsJson(ServerWebExchange exchange) {
		String path = exchange.getRequest().getPath().value();
		String accept = String.join(",", exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT));
		return path.startsWith("/api/") || path.startsWith("/internal/")
				|| (accept.contains("json") && !accept.contains("html") && !accept.contains("*/*"));
	}

	@Override
	public int getOrder() {
		return -2;
	}

}
