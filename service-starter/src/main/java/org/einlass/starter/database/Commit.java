package org.einlass.starter.database;

import java.util.concurrent.TimeoutException;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Whether a transaction has come to its commit. Who gives a transaction up after a time
 * puts one into its context, to know whether nothing was decided or nobody knows.
 */
public final class Commit {

	private volatile boolean begun;

	/** For the context of the transaction. */
	public Context in(Context context) {
		return context.put(Commit.class, this);
	}

	static void note(ContextView context, boolean begun) {
		context.<Commit>getOrEmpty(Commit.class).ifPresent((commit) -> commit.begun = begun);
	}

	/** A time-out after the commit has begun says nothing about what was decided. */
	public Throwable explain(Throwable error) {
		return (this.begun && error instanceof TimeoutException) ? new UnknownOutcome(error) : error;
	}

}
