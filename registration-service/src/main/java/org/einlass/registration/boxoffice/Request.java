package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What somebody wants at the counter; carries all that is needed to decide. */
sealed interface Request {

	/** Under which a repetition gets the same answer, if given. */
	IdempotencyKeys.@Nullable Key key();

	/**
	 * Places are asked for.
	 *
	 * @param key under which a repetition gets the same answer, if given
	 * @param desk who gives them at the desk, if somebody does
	 */
	record Enter(SignUp signUp, IdempotencyKeys.@Nullable Key key, @Nullable Actor desk) implements Request {

		Enter(SignUp signUp, IdempotencyKeys.@Nullable Key key) {
			this(signUp, key, null);
		}
	}

	/**
	 * A registration is to change.
	 *
	 * @param email the address that it gets, if it gets another one
	 * @param key under which a repetition changes nothing more, if given
	 */
	record Alter(UUID registration, Deed deed, @Nullable EmailAddress email,
			IdempotencyKeys.@Nullable Key key) implements Request {

		Alter(UUID registration, Deed deed) {
			this(registration, deed, null, null);
		}
	}

	/** Nobody asks, but something may be due: deadlines, places that got free. */
	record Tick() implements Request {

		@Override
		public IdempotencyKeys.@Nullable Key key() {
			return null;
		}

	}

}
