package org.einlass.starter.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.einlass.starter.failure.OnceAMinute;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One unpooled connection of the relay, and the advisory lock that lives on it. */
final class RelaySession implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

	/** The letters "einlass" as a number; one relay per database. */
	private static final long LOCK = 0x65696e6c617373L;

	/** How many rows one round sends at most. */
	static final int BATCH = 500;

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

	private static final String SIZE = """
			select (select count(*) from outbox) as waiting, (select count(*) from outbox_refused) as refused,
			       (select created_at from outbox order by id limit 1) as oldest
			""";

	private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(10);

	private final Connection connection;

	private final Factory parts;

	private @Nullable RelayProducer producer;

	private RelaySession(Connection connection, Factory parts) {
		this.connection = connection;
		this.parts = parts;
	}

	/**
	 * Whether this session holds the lock; asks for it while it does not. Holding it, it
	 * shuts out what the relay before still has under way.
	 */
	boolean active() {
		if (this.producer == null && locked()) {
			if (!this.parts.topics().initialize()) {
				throw new IllegalStateException("The broker does not answer");
			}
			this.producer = this.parts.producers().get();
		}
		return this.producer != null;
	}

	private boolean locked() {
		return query("select pg_try_advisory_lock($1) as locked", LOCK)
			.flatMap((result) -> result.map((row) -> Boolean.TRUE.equals(row.get("locked", Boolean.class))))
			.blockLast(DATABASE_TIMEOUT) == Boolean.TRUE;
	}

	void derive() {
		Flux.fromIterable(this.parts.derived())
			.concatMap((derived) -> derived.derive(this.connection))
			.then()
			.block(DATABASE_TIMEOUT);
	}

	/**
	 * Sends the next rows and deletes them once the broker has them.
	 * @return how many were sent, put aside or tried
	 */
	int sendNext() {
		HeldTopics held = this.parts.held();
		String due = held.due();
		List<OutboxRow> rows = (due != null) ? rows("where topic = $1 order by id limit 1", due)
				: rows("where topic <> all($1) order by id limit " + BATCH, (Object) held.all().toArray(String[]::new));
		RelayProducer.Refusal refusal = rows.isEmpty() ? null : Objects.requireNonNull(this.producer).send(rows);
		if (refusal != null) {
			refused(refusal);
			return 1;
		}
		if (due != null) {
			held.release(due);
		}
		if (!rows.isEmpty()) {
			delete(rows.stream().map(OutboxRow::id).toList());
		}
		return rows.size();
	}

	private List<OutboxRow> rows(String which, Object argument) {
		return query("select * from outbox " + which, argument).flatMap((result) -> result.map(OutboxRow::of))
			.collectList()
			.blockOptional(DATABASE_TIMEOUT)
			.orElseThrow();
	}

	/** What waits, for the meters. */
	RelayMeters.OutboxSize size() {
		return query(SIZE)
			.flatMap((result) -> result.map((row) -> new RelayMeters.OutboxSize(number(row, "waiting"),
					number(row, "refused"), row.get("oldest", Instant.class))))
			.next()
			.blockOptional(DATABASE_TIMEOUT)
			.orElseThrow();
	}

	private static long number(Readable row, String column) {
		return Objects.requireNonNull(row.get(column, Long.class));
	}

	private void refused(RelayProducer.Refusal refusal) {
		OutboxRow row = refusal.row();
		String reason = refusal.cause().getClass().getSimpleName();
		if (neverTaken(refusal.cause())) {
			if (this.parts.often().due("aside " + row.topic() + reason)) {
				log.error("ALERT outbox row {} ({}) for {} is put aside, the broker never takes it: {}", row.id(),
						row.type(), row.topic(), reason);
			}
			putAside(row, reason);
			return;
		}
		this.parts.held().hold(row.topic());
		if (this.parts.often().due(row.topic() + reason)) {
			log.error("ALERT the broker does not take outbox row {} ({}) for {}, others wait behind it: {}", row.id(),
					row.type(), row.topic(), reason);
		}
	}

	/**
	 * Rights, times and topics can be put right by an operator, and then the order of
	 * messages holds. Size and form of a record cannot.
	 */
	private static boolean neverTaken(Throwable cause) {
		return cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException
				|| cause instanceof SerializationException;
	}

	private void putAside(OutboxRow row, String reason) {
		query("""
				with gone as (delete from outbox where id = $1 returning *)
				insert into outbox_refused (id, message_id, topic, message_key, type, body, created_at, reason)
				select id, message_id, topic, message_key, type, body, created_at, $2 from gone
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
		if (this.producer != null) {
			this.producer.close();
		}
		Mono.from(this.connection.close()).onErrorComplete().block(DATABASE_TIMEOUT);
	}

	/**
	 * What every session of a service's relay needs.
	 *
	 * @param database where it gets a connection of its own
	 * @param topics what is made before anything is sent
	 * @param producers a new producer each time, which fences the one before
	 * @param derived messages that tables imply
	 * @param held topics that wait; outlives a session
	 * @param often what was said already
	 */
	record Factory(ConnectionFactory database, KafkaAdmin topics, Supplier<RelayProducer> producers,
			List<DerivedMessages> derived, HeldTopics held, OnceAMinute often) {

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
