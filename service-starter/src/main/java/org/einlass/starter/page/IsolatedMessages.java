package org.einlass.starter.page;

import java.util.Arrays;
import java.util.Locale;

import org.einlass.starter.text.Isolated;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * The texts of a service, in which names and titles that run the other way do not turn
 * the sentence around them.
 */
final class IsolatedMessages implements MessageSource {

	private final MessageSource texts;

	IsolatedMessages(MessageSource texts) {
		this.texts = texts;
	}

	@Override
	public @Nullable String getMessage(String code, Object @Nullable [] args, @Nullable String defaultMessage,
			@Nullable Locale locale) {
		return this.texts.getMessage(code, isolated(args), defaultMessage, locale);
	}

	@Override
	public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
		return this.texts.getMessage(code, isolated(args), locale);
	}

	@Override
	public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
		return this.texts.getMessage(resolvable, locale);
	}

	private static Object @Nullable [] isolated(Object @Nullable [] args) {
		return (args == null || args.length == 0) ? args
				: Arrays.stream(args).map((arg) -> (arg instanceof String text) ? Isolated.of(text) : arg).toArray();
	}

}
