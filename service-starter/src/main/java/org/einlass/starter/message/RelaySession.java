package org.einlass.starter.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One unpooled connection of the relay, and the advisory lock that lives on it. */
final class RelaySession implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

	/** The letters "einlass" as a number; one relay per database. */
	private static final long LOCK = 0x65696e6c617373L;

	private static final int BATCH = 500;

	/**
	 * The outbox is as good as empty, but full of what was deleted since the last vacuum:
	 * read from its beginning it takes a quarter of the database's time in a rush.
	 * Whoever is waited for keeps all messages waiting. And what a crash forgets of the
	 * deleted is sent again, which harms nobody.
	 */
	private static final String MANNERS = """
			select set_config('enable_seqscan', 'off', false), set_config('lock_timeout', '100ms', false),
			       set_config('synchronous_commit', 'off', false)
			""";

	private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);

	private final Connection connection;

	private final Factory parts;

	private boolean active;

	private RelaySession(Connection connection, Factory parts) {
		this.connection = connection;
		this.parts = parts;
	}

	/** Whether this session holds the lock; asks for it while it does not. */
	boolean active() {
		if (!this.active) {
			this.active = query("select pg_try_advisory_lock($1) as locked", LOCK)
				.flatMap((result) -> result.map((row) -> Boolean.TRUE.equals(row.get("locked", Boolean.class))))
				.blockLast(DATABASE_TIMEOUT) == Boolean.TRUE;
			if (this.active && !this.parts.topics().initialize()) {
				throw new IllegalStateException("The broker does not answer");
			}
		}
		return this.active;
	}

	void derive() {
		Flux.fromIterable(this.parts.derived())
			.concatMap((derived) -> derived.derive(this.connection))
			.then()
			.block(DATABASE_TIMEOUT);
	}

	/** Sends the next rows and deletes them once the broker has them. */
	List<OutboxRow> sendNext() {
		List<OutboxRow> rows = query("select * from outbox order by id limit " + BATCH)
			.flatMap((result) -> result.map(OutboxRow::of))
			.collectList()
			.blockOptional(DATABASE_TIMEOUT)
			.orElseThrow();
		List<CompletableFuture<?>> acks = new ArrayList<>();
		for (OutboxRow row : rows) {
			acks.add(send(row));
		}
		List<Long> done = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			await(rows.get(i), acks.get(i));
			done.add(rows.get(i).id());
		}
		if (!done.isEmpty()) {
			delete(done);
		}
		return rows;
	}

	/**
	 * Some refusals come before anything is sent: these too are about one row only. All
	 * others end the round at once, since each row would wait for the broker as long.
	 */
	private CompletableFuture<?> send(OutboxRow row) {
		try {
			return this.parts.kafka().send(row.toRecord(this.parts.source()));
		}
		catch (RuntimeException failure) {
			if (!refusedForGood(rootCause(failure))) {
				throw failure;
			}
			return CompletableFuture.failedFuture(failure);
		}
	}

	private void await(OutboxRow row, CompletableFuture<?> ack) {
		try {
			ack.get(BROKER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException failure) {
			Throwable cause = rootCause(failure);
			if (!refusedForGood(cause)) {
				throw new IllegalStateException("The broker did not take a message", failure);
			}
			refuse(row, cause.getClass().getSimpleName());
		}
		catch (TimeoutException late) {
			throw new IllegalStateException("The broker did not answer in time", late);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	private static boolean refusedForGood(Throwable cause) {
		return cause instanceof RecordTooLargeException || cause instanceof SerializationException
				|| cause instanceof InvalidTopicException;
	}

	private static Throwable rootCause(Throwable error) {
		Throwable cause = error;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	private void refuse(OutboxRow row, String reason) {
		log.error("ALERT outbox row {} ({}) was refused by the broker for good: {}", row.id(), row.type(), reason);
		query("""
				insert into outbox_refused (id, message_id, topic, message_key, type, body, created_at, reason)
				select id, message_id, topic, message_key, type, body, created_at, $2 from outbox where id = $1
				on conflict do nothing
				""", row.id(), reason).flatMap((result) -> Mono.from(result.getRowsUpdated()))
			.blockLast(DATABASE_TIMEOUT);
	}

	private void delete(List<Long> ids) {
		query("delete from outbox where id = any($1)", (Object) ids.toArray(Long[]::new))
			.flatMap((result) -> Mono.from(result.getRowsUpdated()))
			.blockLast(DATABASE_TIMEOUT);
	}

	private Flux<? extends io.r2dbc.spi.Result> query(String sql, Object... arguments) {
		var statement = this.connection.createStatement(sql);
		for (int i = 0; i < arguments.length; i++) {
			statement.bind(i, arguments[i]);
		}
		return Flux.from(statement.execute());
	}

	@Override
	public void close() {
		Mono.from(this.connection.close()).onErrorComplete().block(DATABASE_TIMEOUT);
	}

	/** What every session of a service's relay needs. */
	record Factory(ConnectionFactory database, KafkaTemplate<String, byte[]> kafka, KafkaAdmin topics,
			List<DerivedMessages> derived, String source) {

		RelaySession open() {
			Connection connection = Mono.from(this.database.create()).blockOptional(DATABASE_TIMEOUT).orElseThrow();
			RelaySession session = new RelaySession(connection, this);
			try {
				session.query(MANNERS).flatMap((result) -> result.map((row) -> true)).blockLast(DATABASE_TIMEOUT);
			}
			catch (RuntimeException failure) {
				session.close();
				throw failure;
			}
			return session;
		}

	}

}
