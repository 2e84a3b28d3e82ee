package org.einlass.starter.database;

import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/** What the database has answered is known; what it has not may be stored or not. */
class R2dbcTransactionsTests {

	@Test
	void aTransactionThatGaveWayWasNotStored() {
		assertThat(answered(new R2dbcTransientResourceException("deadlock", "40P01"))).isTrue();
	}

	@Test
	void aConnectionThatBrokeOrADatabaseThatStopsLeavesItUnknown() {
		assertThat(answered(new R2dbcNonTransientResourceException("closed", "08006"))).isFalse();
		assertThat(answered(new R2dbcNonTransientResourceException("closed"))).isFalse();
		assertThat(answered(new R2dbcNonTransientResourceException("shutdown", "57P01"))).isFalse();
	}

	private static boolean answered(Throwable error) {
		return R2dbcTransactions.answered(new TransactionSystemException("commit", error));
	}

	@Test
	void aTimeOutIsUnknownFromTheCommitOn() {
		Commit commit = new Commit();
		TimeoutException late = new TimeoutException();
		assertThat(commit.explain(late)).isSameAs(late);
		Commit.note(commit.in(Context.empty()), true);
		assertThat(commit.explain(late)).isInstanceOf(UnknownOutcome.class);
		assertThat(commit.explain(new IllegalStateException())).isInstanceOf(IllegalStateException.class);
	}

}
