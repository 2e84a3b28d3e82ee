package org.einlass.starter.json;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads numbers, ids and yes or no from addresses. Spring alone would also take
 * {@code 0x10}, {@code on} and {@code 1-1-1-1-1}. A field that was left empty is missing.
 */
@ControllerAdvice
class ParameterReading {

	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}");

	private static final Pattern YES_OR_NO = Pattern.compile("true|false");

	@InitBinder
	void read(WebDataBinder parameters) {
		parameters.registerCustomEditor(UUID.class, new Reader(ID, UUID::fromString));
		for (Class<?> number : new Class<?>[] { int.class, Integer.class }) {
			parameters.registerCustomEditor(number, new Reader(NUMBER, Integer::valueOf));
		}
		for (Class<?> yesOrNo : new Class<?>[] { boolean.class, Boolean.class }) {
			parameters.registerCustomEditor(yesOrNo, new Reader(YES_OR_NO, Boolean::valueOf));
		}
	}

	/** Reads text of one form only. */
	private static final class Reader extends PropertyEditorSupport {

		private final Pattern form;

		private final Function<String, Object> read;

		private Reader(Pattern form, Function<String, Object> read) {
			this.form = form;
			this.read = read;
		}

		@Override
		public void setAsText(String text) {
			if (!text.isEmpty() && !this.form.matcher(text).matches()) {
				throw new IllegalArgumentException("not in the form that it has");
			}
			setValue(text.isEmpty() ? null : this.read.apply(text));
		}

	}

}
