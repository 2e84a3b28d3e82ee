package org.einlass.starter.problem;

import java.util.List;
import java.util.regex.Pattern;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

/** One answer for every error of a service. */
@AutoConfiguration(after = { WebFluxAutoConfiguration.class, ThymeleafAutoConfiguration.class })
class ProblemConfiguration {

	private static final Pattern NO_ADDRESS = Pattern.compile("(?i)[;\\\\]|//|%([01].|25|2e|2f|3b|5c|7f|e2%80%a[89])");

	@Bean
	ProblemTexts problemTexts(MessageSource messages) {
		return new ProblemTexts(messages);
	}

	@Bean
	ProblemHandler problemHandler(ObjectProvider<ProblemSource> sources, ProblemTexts texts,
			ServerCodecConfigurer codecs, ObjectProvider<ViewResolver> views,
			@Qualifier("requestMappingHandlerMapping") ObjectProvider<HandlerMapping> routes) {
		List<ProblemSource> known = new java.util.ArrayList<>(sources.orderedStream().toList());
		known.add(new FrameworkProblems());
		return new ProblemHandler(known, texts, codecs.getWriters(), views.orderedStream().toList(), routes::getObject);
	}

	/** A method that nothing knows is no attack: the routes say which they take. */
	@Bean
	ServerWebExchangeFirewall firewall() {
		StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

	/** What is no address leads nowhere; all else that is rejected cannot be read. */
	@Bean
	ServerExchangeRejectedHandler rejected(ProblemHandler problems) {
		return (exchange, rejected) -> problems.handle(exchange,
				NO_ADDRESS.matcher(exchange.getRequest().getURI().getRawPath()).find()
						? new ResponseStatusException(HttpStatus.NOT_FOUND) : new ServerWebInputException("rejected"));
	}

}
