package org.einlass.registration.batch;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away or locked from a request that cannot be served. */
final class Outage {

	private Outage() {
	}

	static boolean is(Throwable error) {
		return error instanceof TransientDataAccessException || error instanceof DataAccessResourceFailureException
				|| error instanceof TransactionException;
	}

}
