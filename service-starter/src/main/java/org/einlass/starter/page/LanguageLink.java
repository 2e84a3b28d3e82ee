package org.einlass.starter.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where the shell's language switch leads: the same page with the same query, so that
 * nobody loses a filter or the key of a link by reading in another language.
 */
@ControllerAdvice
class LanguageLink {

	@ModelAttribute("otherLanguage")
	String otherLanguage(ServerWebExchange exchange) {
		String other = PageConfiguration.language(exchange).getLanguage().equals("de") ? "en" : "de";
		return link(exchange.getRequest().getURI().getRawQuery(), other);
	}

	static String link(@Nullable String query, String language) {
		Stream<String> kept = (query != null)
				? Stream.of(query.split("&")).filter((part) -> !part.isEmpty() && !part.split("=", 2)[0].equals("lang"))
				: Stream.empty();
		return Stream.concat(kept, Stream.of("lang=" + language)).collect(Collectors.joining("&", "?", ""));
	}

}
