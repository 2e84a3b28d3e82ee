package org.einlass.registration.door;

/** Why something cannot be done at the door. Each has its own code and text. */
public sealed interface DoorRefused {

	/** No such session, scan or ticket. */
	record Unknown() implements DoorRefused {
	}

	/** Only what let a ticket that still exists in or out can be undone. */
	record NotAnAdmission() implements DoorRefused {
	}

	/** The refusal as an error, to leave a chain with. */
	default Refusal asError() {
		return new Refusal(this);
	}

	/** Carries a refusal to the one place that answers it. */
	final class Refusal extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient DoorRefused reason;

		Refusal(DoorRefused reason) {
			super(reason.getClass().getSimpleName(), null, false, false);
			this.reason = reason;
		}

		public DoorRefused reason() {
			return this.reason;
		}

	}

}
