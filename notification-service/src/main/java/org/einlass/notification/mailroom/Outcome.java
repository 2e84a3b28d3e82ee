package org.einlass.notification.mailroom;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a claimed mail.
 *
 * @param state its new state
 * @param dueAt when to try again, if {@link MailState#DUE}
 * @param attempts how often it was tried
 * @param reason a word for why it was dropped, failed or must wait; never an address
 */
record Outcome(Mail mail, MailState state, Instant dueAt, int attempts, @Nullable String reason) {

	static Outcome sent(Mail mail, Instant now) {
		return new Outcome(mail, MailState.SENT, now, mail.attempts(), null);
	}

	static Outcome dropped(Mail mail, Instant now, String reason) {
		return new Outcome(mail, MailState.DROPPED, now, mail.attempts(), reason);
	}

	static Outcome failed(Mail mail, Instant now, String reason) {
		return new Outcome(mail, MailState.FAILED, now, mail.attempts(), reason);
	}

	/** Not tried at all: the claim does not count. */
	static Outcome waiting(Mail mail, Instant until) {
		return new Outcome(mail, MailState.DUE, until, mail.attempts() - 1, null);
	}

	static Outcome again(Mail mail, Instant at, String reason) {
		return new Outcome(mail, MailState.DUE, at, mail.attempts(), reason);
	}

}
