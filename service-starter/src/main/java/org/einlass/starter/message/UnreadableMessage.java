package org.einlass.starter.message;

/**
 * A record that no repetition will make readable, or that breaks a rule: it goes to the
 * dead-letter topic. Its text names the rule, never the content.
 */
public class UnreadableMessage extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UnreadableMessage(String reason) {
		super(reason);
	}

	public UnreadableMessage(String reason, Throwable cause) {
		super(reason, cause);
	}

}
