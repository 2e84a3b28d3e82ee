package org.einlass.catalog.repeat;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** In PostgreSQL: the row of a key is the lock for which a repetition waits. */
@Repository
class R2dbcRepetitions implements Repetitions {

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final Supplier<UUID> ids;

	private final Clock clock;

	R2dbcRepetitions(DatabaseClient database, TransactionalOperator transaction, Supplier<UUID> ids, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public <T> Mono<T> once(@Nullable Asked asked, Function<UUID, Mono<T>> make, Function<UUID, Mono<T>> find) {
		return Mono.fromSupplier(this.ids).flatMap((fresh) -> {
			if (asked == null) {
				return make.apply(fresh);
			}
			return forget().then(Mono.defer(() -> keep(asked, fresh)))
				.flatMap((first) -> first ? make.apply(fresh) : made(asked).flatMap(find))
				.as(this.transaction::transactional);
		});
	}

	private Mono<Void> forget() {
		return this.database.sql("delete from made_once where created_at < :now::timestamptz - interval '1 day'")
			.bind("now", this.clock.instant())
			.then();
	}

	/** Whether the key is new. */
	private Mono<Boolean> keep(Asked asked, UUID made) {
		return this.database.sql("""
				insert into made_once (key, asked, made, created_at) values (:key, :asked, :made, :now)
				on conflict (key) do nothing
				""")
			.bind("key", asked.key())
			.bind("asked", asked.hash())
			.bind("made", made)
			.bind("now", this.clock.instant())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0);
	}

	private Mono<UUID> made(Asked asked) {
		return this.database.sql("select asked, made from made_once where key = :key")
			.bind("key", asked.key())
			.map(Row::of)
			.one()
			.filter((row) -> MessageDigest.isEqual(row.asked(), asked.hash()))
			.switchIfEmpty(Mono.error(KeyReused::new))
			.map(Row::made);
	}

	@SuppressWarnings("ArrayRecordComponent") // compared as a whole only
	private record Row(byte[] asked, UUID made) {

		@SuppressWarnings("NullAway") // both columns are not null
		static Row of(Readable row) {
			return new Row(row.get("asked", byte[].class), row.get("made", UUID.class));
		}

	}

}
