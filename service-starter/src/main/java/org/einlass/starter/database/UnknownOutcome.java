package org.einlass.starter.database;

import org.springframework.transaction.TransactionSystemException;

/**
 * The database was asked to commit, and its answer did not come: the change may be stored
 * or not. Whoever asked looks, or asks again with the same key.
 */
public class UnknownOutcome extends TransactionSystemException {

	private static final long serialVersionUID = 1L;

	public UnknownOutcome(Throwable cause) {
		super("The answer to a commit did not come", cause);
	}

}
