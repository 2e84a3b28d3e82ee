package org.einlass.starter.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
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

	private final List<ProblemSource> sources;

	private final ProblemTexts texts;

	private final ServerResponse.Context rendering;

	ProblemHandler(List<ProblemSource> sources, ProblemTexts texts, List<HttpMessageWriter<?>> writers,
			List<ViewResolver> views) {
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

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException error) {
		return handle(exchange, error);
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(error);
		}
		return answer(exchange, explain(exchange, error))
			.flatMap((response) -> response.writeTo(exchange, this.rendering));
	}

	private Problem explain(ServerWebExchange exchange, Throwable error) {
		Optional<Problem> known = this.sources.stream().flatMap((source) -> source.explain(error).stream()).findFirst();
		Problem problem = known.orElseGet(() -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal"));
		if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
			log.error("{} {} failed: {}", exchange.getRequest().getMethod(), exchange.getRequest().getPath(),
					Trace.of(error));
		}
		return problem;
	}

	private Mono<ServerResponse> answer(ServerWebExchange exchange, Problem problem) {
		Locale locale = exchange.getLocaleContext().getLocale();
		Locale language = (locale != null) ? locale : Locale.GERMAN;
		ServerResponse.BodyBuilder response = ServerResponse.status(problem.status())
			.header(HttpHeaders.CACHE_CONTROL, "no-store");
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			response.header(HttpHeaders.RETRY_AFTER, "2");
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

	private static boolean wantsJson(ServerWebExchange exchange) {
		String path = exchange.getRequest().getPath().value();
		return path.startsWith("/api/") || path.startsWith("/internal/");
	}

	@Override
	public int getOrder() {
		return -2;
	}

}
