package org.einlass.gateway.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.einlass.gateway.language.Language;
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

/**
 * Writes a problem: people get a page that depends on no service, programs get
 * problem+json.
 */
@Component
public class ProblemPage {

	private final MessageSource texts;

	private final ObjectMapper json;

	private final String template;

	ProblemPage(MessageSource texts, ObjectMapper json, @Value("classpath:/problem.html") Resource template)
			throws IOException {
		this.texts = texts;
		this.json = json;
		this.template = template.getContentAsString(StandardCharsets.UTF_8);
	}

	public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
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
		Language language = Language.of(exchange.getRequest());
		boolean page = wantsPage(exchange.getRequest());
		headers.setContentType(
				page ? new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8) : MediaType.APPLICATION_PROBLEM_JSON);
		byte[] body = page ? html(problem, language) : this.json.writeValueAsBytes(members(problem, language));
		headers.setContentLength(body.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
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

	private byte[] html(Problem problem, Language language) {
		String back = this.texts.getMessage("back", null, language.locale());
		return this.template.replace("{{language}}", language.code())
			.replace("{{title}}", text(problem, "title", language))
			.replace("{{detail}}", text(problem, "detail", language))
			.replace("{{back}}", back)
			.getBytes(StandardCharsets.UTF_8);
	}

	private String text(Problem problem, String part, Language language) {
		return this.texts.getMessage(problem.code() + "." + part, null, language.locale());
	}

}
