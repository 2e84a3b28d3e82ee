package org.einlass.registration.ticket;

import java.util.List;
import java.util.Locale;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ticket keys in the table {@code ticket_keys}. */
class R2dbcTicketKeys implements TicketKeys {

	/** Any number that no other advisory lock of this database uses. */
	private static final long FIRST_KEY = 0x7469636b6574L;

	private static final String ALL = "select id, state, public_key, private_key from ticket_keys order by id";

	private static final String STORE = """
			insert into ticket_keys (id, state, public_key, private_key)
			values (:id, :state, :publicKey, :privateKey)
			""";

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final KeySafe safe;

	R2dbcTicketKeys(DatabaseClient database, TransactionalOperator transaction, KeySafe safe) {
		this.database = database;
		this.transaction = transaction;
		this.safe = safe;
	}

	@Override
	public Mono<List<TicketKey>> all() {
		return stored().filter((keys) -> !keys.isEmpty()).switchIfEmpty(Mono.defer(this::makeFirst));
	}

	private Mono<List<TicketKey>> makeFirst() {
		return lock().then(Mono.defer(this::stored))
			.flatMap((keys) -> keys.isEmpty() ? store(this.safe.make(1)) : Mono.just(keys))
			.as(this.transaction::transactional);
	}

	private Mono<Long> lock() {
		return this.database.sql("select pg_advisory_xact_lock(:lock)").bind("lock", FIRST_KEY).fetch().all().count();
	}

	private Mono<List<TicketKey>> stored() {
		return this.database.sql(ALL).map(this::key).all().collectList();
	}

	private Mono<List<TicketKey>> store(TicketKey key) {
		return this.database.sql(STORE)
			.bind("id", key.id())
			.bind("state", key.state().name().toLowerCase(Locale.ROOT))
			.bind("publicKey", KeySafe.publicHalf(key))
			.bind("privateKey", this.safe.close(key))
			.then()
			.thenReturn(List.of(key));
	}

	@SuppressWarnings("NullAway") // every column is not null
	private TicketKey key(Readable row) {
		return this.safe.open(row.get("id", Integer.class),
				TicketKey.State.valueOf(row.get("state", String.class).toUpperCase(Locale.ROOT)),
				row.get("public_key", byte[].class), row.get("private_key", byte[].class));
	}

}
