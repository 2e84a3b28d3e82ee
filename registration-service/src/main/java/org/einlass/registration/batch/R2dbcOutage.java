package org.einlass.registration.batch;

import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away or locked from a request that cannot be served. */
final class R2dbcOutage {

	/** SQLSTATEs of transactions that gave way to others: deadlock, serialization. */
	private static final String GAVE_WAY = "40";

	private R2dbcOutage() {
	}

	static boolean is(Throwable error) {
		return error instanceof TransientDataAccessException || error instanceof DataAccessResourceFailureException
				|| error instanceof TransactionException || error instanceof TimeoutException;
	}

	/**
	 * Whether this transaction was given up for another one. Spring does not tell a
	 * deadlock from what it does not know, so the database's own word is asked for.
	 */
	static boolean lostRace(Throwable error) {
		@Nullable Throwable cause = error;
		while (cause != null && !(cause instanceof R2dbcException)) {
			cause = cause.getCause();
		}
		return cause instanceof R2dbcException told && told.getSqlState() != null
				&& told.getSqlState().startsWith(GAVE_WAY);
	}

}
