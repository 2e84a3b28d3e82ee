package org.einlass.starter.page;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** Language and time of pages. */
@AutoConfiguration
@AutoConfigureBefore(WebFluxAutoConfiguration.class)
class PageConfiguration {

	static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	/** Names and titles in a sentence do not turn it round. */
	@Bean
	static BeanPostProcessor isolatedMessages() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				boolean texts = name.equals(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
						&& bean instanceof MessageSource;
				return texts ? new IsolatedMessages((MessageSource) bean) : bean;
			}
		};
	}

	@Bean
	LanguageLink languageLink() {
		return new LanguageLink();
	}

	@Bean
	DoneNotices doneNotices(Clock clock, @Value("${einlass.public-url:http://localhost:8080}") URI publicUrl) {
		return new DoneNotices(clock, publicUrl);
	}

	/**
	 * German or English: {@code ?lang}, then {@code Accept-Language} (the gateway puts
	 * the visitor's choice there), then German.
	 */
	@Bean
	LocaleContextResolver localeContextResolver() {
		return new LocaleContextResolver() {
			@Override
			public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
				return new SimpleLocaleContext(language(exchange));
			}

			@Override
			public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext localeContext) {
				throw new IllegalStateException("The language is chosen by the request");
			}
		};
	}

	static Locale language(ServerWebExchange exchange) {
		String chosen = exchange.getRequest().getQueryParams().getFirst("lang");
		if ("de".equals(chosen) || "en".equals(chosen)) {
			return Locale.of(chosen);
		}
		try {
			Locale accepted = Locale.lookup(
					Locale.LanguageRange
						.parse(String.join(",", exchange.getRequest().getHeaders().getOrEmpty("Accept-Language"))),
					LANGUAGES);
			return (accepted != null) ? accepted : Locale.GERMAN;
		}
		catch (IllegalArgumentException malformed) {
			return Locale.GERMAN;
		}
	}

}
