package org.einlass.registration.confirm;

import org.einlass.registration.boxoffice.RegistrationRefused;
import org.einlass.registration.boxoffice.RegistrationView;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * What the page behind the mail's link says and offers.
 *
 * @param it the registration, if the key is right, or the code and it was not used yet
 * @param entered whether the browser may open its page
 * @param state what a click would do: {@code places} and {@code line} confirm them,
 * {@code open} gets what is free, {@code late} tries it once more, {@code done} is
 * confirmed already, {@code ended} is over, {@code unknown} has no right code
 * @param form whether a click can help
 */
record ConfirmView(@Nullable RegistrationView it, boolean entered, String state, boolean form) {

	static ConfirmView of(RegistrationView it, boolean entered, @Nullable Throwable refusal) {
		String state = (it.over() && refusal != null) ? "ended" : state(it);
		if (state.equals("done") && !entered) {
			return new ConfirmView(null, false, state, false);
		}
		boolean open = !state.equals("done") && !state.equals("ended");
		return new ConfirmView(it, entered, state, open && mendable(refusal));
	}

	static ConfirmView unknown(@Nullable Throwable refusal) {
		return new ConfirmView(null, false, "unknown", mendable(refusal));
	}

	private static String state(RegistrationView it) {
		if (it.over()) {
			return it.cause().equals("expiry") ? "late" : "ended";
		}
		if (!it.unconfirmed()) {
			return "done";
		}
		if (it.open()) {
			return "open";
		}
		return it.status().equals("waitlisted") ? "line" : "places";
	}

	/** Another code, or the same a little later, may help; nothing else does. */
	private static boolean mendable(@Nullable Throwable refusal) {
		return refusal == null || refusal instanceof Invalid
				|| !(refusal instanceof RegistrationRefused.Refusal refused)
				|| refused.reason() instanceof RegistrationRefused.WrongCode;
	}

}
