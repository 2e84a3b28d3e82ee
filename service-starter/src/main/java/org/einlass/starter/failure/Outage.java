package org.einlass.starter.failure;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import javax.net.ssl.SSLException;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Tells a failure that passes by itself (a database that is away, locked or full, a
 * network that is down, a service that is overloaded) from one that comes again with the
 * same input. PostgreSQL's own word decides: its SQLSTATE. The types of the driver and of
 * Spring do not, since both take every state that they do not know for an outage.
 */
public final class Outage {

	private static final int DEEPEST = 50;

	/**
	 * SQLSTATEs, or their first digits: connection, read-only after a failover,
	 * transaction given up for another one, out of resources, in use, ended by the
	 * operator, input and output of the system.
	 */
	private static final List<String> PASSING = List.of("08", "25006", "40", "53", "55", "57", "58");

	/**
	 * Those that waiting for a moment mends, so that a caller may come back: of class 55
	 * a lock alone, of class 58 none.
	 */
	private static final List<String> BUSY = List.of("08", "25006", "40", "53", "55P03", "57");

	/**
	 * Refused log-ins and unknown databases say nothing of a record, but of a setting.
	 */
	private static final List<String> NO_ENTRY = List.of("28", "3D");

	private Outage() {
	}

	/**
	 * Whether the same work may succeed later without anybody changing its input:
	 * consumers try it again without end.
	 */
	public static boolean passes(Throwable error) {
		return decide(error, (state) -> begins(PASSING, state) || begins(NO_ENTRY, state));
	}

	/** Whether a caller may come back in a moment: 503, anything else is an error. */
	public static boolean busy(Throwable error) {
		return decide(error, (state) -> begins(BUSY, state));
	}

	/** Whether the transaction was given up for another one: deadlock, serialisation. */
	public static boolean lostRace(Throwable error) {
		String state = sqlState(error);
		return state != null && state.startsWith("40");
	}

	/** What PostgreSQL called the failure (five characters), if it was PostgreSQL. */
	public static @Nullable String sqlState(Throwable error) {
		for (Throwable cause : causes(error)) {
			String state = switch (cause) {
				case R2dbcException refused -> refused.getSqlState();
				case SQLException refused -> refused.getSQLState();
				default -> null;
			};
			if (state != null && state.length() == 5) {
				return state;
			}
		}
		return null;
	}

	/**
	 * One word for logs, headers and meters: {@code sql-21000}, or the type of the
	 * failure; never a text, which may quote input.
	 */
	public static String reason(Throwable error) {
		String state = sqlState(error);
		List<Throwable> causes = causes(error);
		return (state != null) ? "sql-" + state : causes.getLast().getClass().getSimpleName();
	}

	private static boolean decide(Throwable error, Predicate<String> byState) {
		String state = sqlState(error);
		return (state != null) ? byState.test(state) : causes(error).stream().anyMatch(Outage::unreachable);
	}

	/** Failures that PostgreSQL did not name: nothing answered, or not in time. */
	private static boolean unreachable(Throwable cause) {
		return switch (cause) {
			case TimeoutException late -> true;
			case RetriableException broker -> true;
			case SocketException broken -> true;
			case UnknownHostException unknown -> true;
			case ClosedChannelException closed -> true;
			case SSLException refused -> true;
			case R2dbcTimeoutException late -> true;
			case R2dbcTransientException passing -> true;
			case R2dbcNonTransientResourceException closed -> true;
			case TransientDataAccessException passing -> true;
			case DataAccessResourceFailureException away -> true;
			case CannotCreateTransactionException away -> true;
			case TransactionSystemException commit -> true;
			case WebClientRequestException away -> true;
			case WebClientResponseException answer ->
				answer.getStatusCode().is5xxServerError() || answer.getStatusCode().value() == 429;
			default -> false;
		};
	}

	private static boolean begins(List<String> states, String state) {
		return states.stream().anyMatch(state::startsWith);
	}

	private static List<Throwable> causes(Throwable error) {
		List<Throwable> causes = new ArrayList<>();
		for (@Nullable
		Throwable cause = error; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

}
