package org.einlass.registration.link;

import org.einlass.starter.problem.Checks;
import org.einlass.starter.text.CodeText;
import org.jspecify.annotations.Nullable;

/** The code of a mail, as a contact types or pastes it. */
public final class TypedCode {

	private TypedCode() {
	}

	/**
	 * The code, out of a link too. What has not the form of one is refused, and no try.
	 */
	public static String required(@Nullable String typed) {
		String code = CodeText.of(typed);
		new Checks().that(!code.isEmpty(), "code", "required")
			.that(code.isEmpty() || Crockford.isCode(code), "code", "code")
			.done();
		return code;
	}

	/** The code for a form that is shown again; empty if it has not the form of one. */
	public static String again(String typed) {
		String code = CodeText.of(typed);
		return Crockford.isCode(code) ? code : "";
	}

}
