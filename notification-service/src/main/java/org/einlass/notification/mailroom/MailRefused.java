package org.einlass.notification.mailroom;

/** Why an organiser's wish about mails cannot be met. */
public abstract sealed class MailRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private MailRefused(String reason) {
		super(reason);
	}

	/** There is no such event or mail. */
	public static final class Unknown extends MailRefused {

		private static final long serialVersionUID = 1L;

		Unknown() {
			super("unknown");
		}

	}

	/** Only a mail that failed, or is due anyway, can be tried again. */
	public static final class NotFailed extends MailRefused {

		private static final long serialVersionUID = 1L;

		NotFailed() {
			super("not failed");
		}

	}

}
