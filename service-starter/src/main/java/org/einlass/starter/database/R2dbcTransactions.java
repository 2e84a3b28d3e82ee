package org.einlass.starter.database;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Transactions that fail with {@link UnknownOutcome} when the answer to the commit does
 * not come. What the database answers, such as that it gave the transaction up for
 * another one, is known.
 */
class R2dbcTransactions extends R2dbcTransactionManager {

	private static final long serialVersionUID = 1L;

	R2dbcTransactions(ConnectionFactory connections) {
		super(connections);
	}

	@Override
	protected Mono<Void> doCommit(TransactionSynchronizationManager synchronization,
			GenericReactiveTransaction transaction) {
		return Mono.deferContextual((context) -> {
			Commit.note(context, true);
			return super.doCommit(synchronization, transaction).onErrorMap((error) -> {
				if (answered(error)) {
					Commit.note(context, false);
					return error;
				}
				return new UnknownOutcome(error);
			});
		});
	}

	/**
	 * Whether the error is the database's answer; not that it or its connection is gone.
	 */
	static boolean answered(Throwable error) {
		@Nullable Throwable cause = error;
		while (cause != null && !(cause instanceof R2dbcException)) {
			cause = cause.getCause();
		}
		String state = (cause instanceof R2dbcException told) ? told.getSqlState() : null;
		return state != null && !state.startsWith("08") && !state.startsWith("57P");
	}

}
