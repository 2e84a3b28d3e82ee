package org.einlass.catalog.organisation;

import java.util.Locale;
import java.util.Objects;

import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.text.EmailDomain;
import org.jspecify.annotations.Nullable;

/**
 * Someone who shall join a team.
 *
 * @param email normalised: lower case, the domain in ASCII
 * @param language of the e-mail, {@code de} or {@code en}
 */
public record Invitation(String email, Role role, String language) {

	private static final int LONGEST = 254;

	/** Checks what was typed; throws with every wrong field. */
	public static Invitation of(@Nullable String email, @Nullable Role role, Locale language) {
		new Checks().line("email", email, LONGEST).present("role", role).done();
		return new Invitation(normalised(Objects.requireNonNull(email)), Objects.requireNonNull(role),
				language.getLanguage());
	}

	private static String normalised(String typed) {
		String email = typed.strip().toLowerCase(Locale.ROOT);
		int at = email.lastIndexOf('@');
		String domain = EmailDomain.ascii(email.substring(at + 1)).orElse("");
		boolean plausible = at > 0 && !domain.isEmpty()
				&& email.substring(0, at).matches("[^\\s@\"<>(),:;\\[\\]\\\\]{1,64}");
		if (!plausible) {
			throw Invalid.field("email", "email");
		}
		return email.substring(0, at) + "@" + domain;
	}

}
