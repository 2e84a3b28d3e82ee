package org.einlass.starter.problem;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.result.view.ViewResolver;

/** One answer for every error of a service. */
@AutoConfiguration(after = { WebFluxAutoConfiguration.class, ThymeleafAutoConfiguration.class })
class ProblemConfiguration {

	@Bean
	ProblemTexts problemTexts(MessageSource messages) {
		return new ProblemTexts(messages);
	}

	@Bean
	ProblemHandler problemHandler(ObjectProvider<ProblemSource> sources, ProblemTexts texts,
			ServerCodecConfigurer codecs, ObjectProvider<ViewResolver> views) {
		List<ProblemSource> known = new java.util.ArrayList<>(sources.orderedStream().toList());
		known.add(new FrameworkProblems());
		return new ProblemHandler(known, texts, codecs.getWriters(), views.orderedStream().toList());
	}

}
