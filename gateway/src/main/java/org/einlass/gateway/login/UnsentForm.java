package org.einlass.gateway.login;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.einlass.gateway.language.Language;

import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * The page for a form that came too late, or too often: its fields go back to the browser
 * and nowhere else, to be sent again after logging in in another tab, or after a pause.
 * Nothing of it is kept here, so no other visitor can meet it.
 */
@Component
public class UnsentForm {

	/** More than this is not held in memory; {@code spring.http.codecs} says the same. */
	private static final long LARGEST = 1024 * 1024;

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private final ITemplateEngine templates;

	UnsentForm(ITemplateEngine templates) {
		this.templates = templates;
	}

	Mono<Void> handBack(ServerWebExchange exchange) {
		if (exchange.getRequest().getHeaders().getContentLength() > LARGEST) {
			return tellOfFile(exchange);
		}
		return exchange.getFormData()
			.flatMap((fields) -> write(exchange, HttpStatus.UNAUTHORIZED, "login/unsent", form(exchange, fields)));
	}

	/**
	 * A file, or a form of more than a mebibyte, cannot be handed back: the page says so.
	 */
	Mono<Void> tellOfFile(ServerWebExchange exchange) {
		return write(exchange, HttpStatus.UNAUTHORIZED, "login/unsent-file",
				Map.of("back", LoginController.returnTo(exchange).uri()));
	}

	/** A form of a client that asked too often: it can be sent again after a pause. */
	public Mono<Void> keepForLater(ServerWebExchange exchange) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		long length = headers.getContentLength();
		if (length < 0 || length > LARGEST
				|| !MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(headers.getContentType())) {
			return write(exchange, HttpStatus.TOO_MANY_REQUESTS, "login/later", Map.of());
		}
		return exchange.getFormData()
			.flatMap((fields) -> write(exchange, HttpStatus.TOO_MANY_REQUESTS, "login/later", form(exchange, fields)));
	}

	/** What the other tab shows after logging in. */
	Mono<Void> tellToGoBack(ServerWebExchange exchange) {
		return write(exchange, HttpStatus.OK, "login/done", Map.of());
	}

	private static Map<String, Object> form(ServerWebExchange exchange, MultiValueMap<String, String> fields) {
		String action = LocalPath.of(exchange.getRequest().getURI()).uri().toString();
		return Map.of("action", action, "fields", fields);
	}

	private Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String template, Map<String, ?> model) {
		Locale locale = Language.of(exchange.getRequest()).locale();
		byte[] page = this.templates.process(template, new Context(locale, Map.copyOf(model)))
			.getBytes(StandardCharsets.UTF_8);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(status);
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(HTML);
		headers.setCacheControl("no-store");
		headers.setContentLength(page.length);
		if (status == HttpStatus.UNAUTHORIZED) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
	}

}
